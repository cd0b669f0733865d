package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// What the plan shows before anything is made, what is made, and what is left after an undo.
@RealServers
class MetadataMigrationTest {
    private final InstantSource clock = InstantSource.system();
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void aTypedIndexOfElasticsearch6IsLiftedMadeAndTakenBack(
            @Elasticsearch("6.8.23") SearchServer es,
            @OpenSearch("3") SearchServer os,
            @TempDir Path home) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/six-orders",
                """
                {"settings": {"number_of_shards": 3, "number_of_replicas": 0, "analysis": {
                   "filter": {"e": {"type": "edgeNGram", "min_gram": 1, "max_gram": 5}},
                   "analyzer": {"a": {"type": "custom", "tokenizer": "standard",
                       "filter": ["standard", "lowercase", "e"]}}}},
                 "mappings": {"order": {"_routing": {"required": true},
                   "properties": {"name": {"type": "text", "analyzer": "a"}}}},
                 "aliases": {"six": {"filter": {"term": {"name": "x"}}, "routing": "7"}}}
                """);
        source.put(
                "/_template/six-template",
                """
                {"index_patterns": ["six-*"], "order": 3,
                 "mappings": {"doc": {"properties": {"a": {"type": "keyword"}}}}}
                """);
        source.put("/_scripts/six-script", "{\"script\":{\"lang\":\"painless\",\"source\":\"1\"}}");
        MetadataJournal file = new FileJournal(home.resolve("metadata.journal"));
        String before = target.state();

        MetadataPlan plan = plan(source, target, file, PlanOptions.DEFAULT);
        assertThat(target.state()).isEqualTo(before);
        PlannedObject orders = find(plan, "index/six-orders");
        assertThat(orders.action()).isEqualTo(Action.CREATE);
        assertThat(orders.sent().path("mappings").has("properties")).isTrue();
        assertThat(orders.changes())
                .extracting(it -> it.code())
                .contains("TS-101", "TS-131", "TS-132");
        assertThat(MetadataPlan.fromJson(plan.toJson())).isEqualTo(plan);

        ApplyReport report = apply(target, file, plan);
        assertThat(report.isComplete()).as("%s", report).isTrue();
        assertThat(report.count(ApplyReport.Result.CREATED)).isEqualTo(4);
        assertThat(shardOf(target, "seven")).isEqualTo(shardOf(source, "seven"));
        MetadataPlan again = plan(source, target, file, PlanOptions.DEFAULT);
        assertThat(again.objects())
                .as("%s", again.toJson())
                .allMatch(object -> object.action() == Action.EXISTS_SAME);
        assertThat(apply(target, file, again).count(ApplyReport.Result.CREATED)).isZero();

        UndoReport undone = undo(target, file, UndoOptions.CAREFUL);
        assertThat(undone.isComplete()).as("%s", undone).isTrue();
        assertThat(target.state()).isEqualTo(before);
    }

    @Test
    void aMappingThatTheTargetRefusesIsKnownBeforeAnythingIsMade(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        richMetadata(source);
        source.put(
                "/refused",
                "{\"mappings\":{\"properties\":{\"_doc_count\":{\"type\":\"keyword\"}}}}");
        target.put("/_template/other", "{\"index_patterns\":[\"other-*\"],\"order\":1}");
        String before = target.state();

        MetadataPlan plan = plan(source, target, journal, PlanOptions.DEFAULT);
        assertThat(target.state()).isEqualTo(before);
        assertThat(plan.refused()).as("%s", plan.toJson()).hasSize(1);
        assertThat(plan.refused().getFirst().name()).isEqualTo("refused");
        assertThat(plan.refused().getFirst().reason()).contains("_doc_count");

        ApplyReport report = apply(target, journal, plan);
        assertThat(report.count(ApplyReport.Result.REFUSED)).isEqualTo(1);
        assertThat(report.outcomes())
                .filteredOn(it -> it.result() != ApplyReport.Result.CREATED)
                .extracting(it -> it.name())
                .containsExactly("refused");
        assertThat(plan.leftOut()).noneMatch(it -> it.name().equals("refused"));
        assertThat(target.get("/_alias/logs-read").toString()).contains("level");
        assertThat(target.get("/_alias/logs-write").toString()).contains("is_write_index\":true");
        MetadataPlan again = plan(source, target, journal, PlanOptions.DEFAULT);
        assertThat(again.count(Action.CREATE) + again.count(Action.EXISTS_DIFFERENT))
                .as("%s", again.toJson())
                .isZero();
        assertThat(undo(target, journal, UndoOptions.CAREFUL).isComplete()).isTrue();
        assertThat(target.state()).isEqualTo(before);
    }

    @Test
    void severalTypesAndAllAreAskedAboutThenSplitOrUnited(
            @Elasticsearch("5.6") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/five-shop",
                """
                {"mappings": {"order": {"_all": {"enabled": true},
                    "properties": {"n": {"type": "keyword", "include_in_all": true}}},
                  "customer": {"_all": {"enabled": false},
                    "properties": {"m": {"type": "text"}}}},
                 "aliases": {"five": {}}}
                """);
        String before = target.state();
        MetadataPlan asked = plan(source, target, journal, PlanOptions.DEFAULT);
        assertThat(asked.refused()).extracting(it -> it.name()).contains("five-shop");

        MetadataPlan split =
                plan(source, target, journal, options(SeveralTypes.SPLIT, Overrides.NONE));
        assertThat(split.targetsOf("five-shop"))
                .containsExactlyInAnyOrder("five-shop-order", "five-shop-customer");
        assertThat(find(split, "index/five-shop-order").losses())
                .extracting(it -> it.code())
                .contains("TS-102", "TS-103");
        assertThat(apply(target, journal, split).count(ApplyReport.Result.NEEDS_CONSENT))
                .isPositive();
        assertThat(undo(target, journal, UndoOptions.CAREFUL).isComplete()).isTrue();

        MetadataPlan united =
                plan(
                        source,
                        target,
                        journal,
                        options(SeveralTypes.UNION, Overrides.NONE.consentingToAll()));
        ApplyReport report = apply(target, journal, united);
        assertThat(report.isComplete()).as("%s", report).isTrue();
        assertThat(
                        target.get("/five-shop/_mapping")
                                .path("five-shop")
                                .path("mappings")
                                .path("properties")
                                .propertyNames())
                .containsExactlyInAnyOrder("n", "m");
        assertThat(undo(target, journal, UndoOptions.CAREFUL).isComplete()).isTrue();
        assertThat(target.state()).isEqualTo(before);
    }

    @Test
    void aKillBetweenJournalAndTargetAndOneAfterItAreTakenBack(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        richMetadata(source);
        String before = target.state();
        MetadataPlan plan = plan(source, target, journal, PlanOptions.DEFAULT);
        long objects = plan.count(Action.CREATE);
        assertThat(objects).isGreaterThan(6);
        for (JournalEvent.What when :
                new JournalEvent.What[] {JournalEvent.What.INTENDED, JournalEvent.What.CREATED}) {
            for (int dieAt = 1; dieAt <= objects; dieAt++) {
                MemoryJournal mortal = new MemoryJournal();
                int[] left = {dieAt};
                mortal.deadly = event -> event.what() == when && --left[0] == 0;
                assertThatThrownBy(() -> apply(target, mortal, plan))
                        .isInstanceOf(MemoryJournal.Killed.class);
                if (when == JournalEvent.What.CREATED) {
                    mortal.events.removeLast();
                }
                mortal.deadly = _ -> false;
                UndoReport undone = undo(target, mortal, UndoOptions.CAREFUL);
                assertThat(undone.isComplete()).as("%s %s: %s", when, dieAt, undone).isTrue();
                assertThat(target.state()).as("%s %s", when, dieAt).isEqualTo(before);
            }
        }
    }

    @Test
    void copiesLeftByAKilledDryRunAreRemovedByTheNext(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        richMetadata(source);
        String before = target.state();
        DryNames killed = DryNames.fresh(clock.instant());
        String id = new TargetApi(target.client()).id();
        journal.append(
                new JournalEvent(
                        JournalEvent.What.DRY_RUN_BEGAN,
                        id,
                        killed.run(),
                        "",
                        null,
                        clock.instant()));
        target.put("/" + killed.name(1), "");
        target.put(
                "/_template/" + killed.name(2),
                "{\"index_patterns\":[\"" + killed.name(2) + "-*\"],\"order\":1}");
        target.put(
                "/_scripts/" + killed.name(3),
                "{\"script\":{\"lang\":\"painless\",\"source\":\"1\"}}");
        assertThat(target.state()).isNotEqualTo(before);
        plan(source, target, journal, PlanOptions.DEFAULT);
        assertThat(target.state()).isEqualTo(before);
        assertThat(JournalView.of(journal, id).dryRuns()).isEmpty();
    }

    @Test
    void anAliasWhoseFilterNeedsItsIndexIsTriedOnACopyOfThat(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/nested",
                "{\"mappings\":{\"properties\":{\"n\":{\"type\":\"nested\",\"properties\":{"
                        + "\"a\":{\"type\":\"keyword\"}}}}},\"aliases\":{\"some\":{\"filter\":{"
                        + "\"nested\":{\"path\":\"n\",\"query\":{\"term\":{\"n.a\":\"x\"}}}}}}}");
        String before = target.state();
        MetadataPlan plan = plan(source, target, journal, PlanOptions.DEFAULT);
        assertThat(target.state()).isEqualTo(before);
        assertThat(plan.refused())
                .as("%s", plan.toJson())
                .noneMatch(it -> it.name().contains("some"));
        apply(target, journal, plan);
        assertThat(target.get("/_alias/some").toString()).contains("nested");
        assertThat(undo(target, journal, UndoOptions.CAREFUL).isComplete()).isTrue();
        assertThat(target.state()).isEqualTo(before);
    }

    @Test
    void anUndoKeepsWhatOthersFilledChangedOrMadeAnew(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        richMetadata(source);
        String before = target.state();
        apply(target, journal, plan(source, target, journal, PlanOptions.DEFAULT));
        target.put("/logs-1/_doc/1?routing=1", "{\"level\":\"warn\"}");
        target.put("/_ingest/pipeline/stamp", "{\"processors\":[]}");
        target.client().json(ClusterRequest.delete("/plain"));
        target.put("/plain", "");

        UndoReport careful = undo(target, journal, UndoOptions.CAREFUL);
        assertThat(careful.outcomes())
                .filteredOn(it -> it.result() == UndoReport.Result.KEPT)
                .extracting(it -> it.object())
                .containsExactlyInAnyOrder("index/logs-1", "pipeline/stamp", "index/plain");
        UndoReport bold = undo(target, journal, new UndoOptions(true, true, WrittenByUs.UNKNOWN));
        assertThat(bold.outcomes())
                .filteredOn(it -> it.result() == UndoReport.Result.KEPT)
                .extracting(it -> it.object())
                .containsExactly("index/plain");
        target.client().json(ClusterRequest.delete("/plain"));
        assertThat(target.state()).isEqualTo(before);
    }

    private static void richMetadata(Rest source) {
        source.put(
                "/_ingest/pipeline/stamp",
                "{\"processors\":[{\"set\":{\"field\":\"seen\",\"value\":true}}]}");
        source.put(
                "/_scripts/boost", "{\"script\":{\"lang\":\"painless\",\"source\":\"params.a\"}}");
        source.put(
                "/_component_template/base",
                "{\"template\":{\"settings\":{\"number_of_shards\":2},"
                        + "\"mappings\":{\"properties\":{\"level\":{\"type\":\"keyword\"}}}}}");
        source.put(
                "/_index_template/logs-all",
                "{\"index_patterns\":[\"logs-*\"],\"composed_of\":[\"base\"],\"priority\":300,"
                        + "\"template\":{\"aliases\":{\"every\":{}}}}");
        source.put(
                "/_template/old",
                "{\"index_patterns\":[\"old-*\"],\"order\":2,\"settings\":{\"refresh_interval\":"
                        + "\"30s\"},\"mappings\":{\"properties\":{\"a\":{\"type\":\"date\",\"format\":"
                        + "\"dateOptionalTime\"}}}}"
                                .replace("dateOptionalTime", "date_optional_time"));
        if (source.client().find(ClusterRequest.get("/logs-1")).isEmpty()) {
            source.put(
                    "/logs-1",
                    "{\"settings\":{\"index.default_pipeline\":\"stamp\"},\"aliases\":{"
                            + "\"logs-read\":{\"filter\":{\"term\":{\"level\":\"warn\"}}},"
                            + "\"logs-write\":{\"is_write_index\":true}}}");
            source.put("/plain", "{\"settings\":{\"number_of_shards\":1}}");
        }
    }

    private static int shardOf(Rest rest, String routing) {
        return rest.get("/six-orders/_search_shards?routing=" + routing)
                .path("shards")
                .path(0)
                .path(0)
                .path("shard")
                .asInt(-1);
    }

    private static PlanOptions options(SeveralTypes types, Overrides overrides) {
        return new PlanOptions(IndexPatterns.ALL, types, overrides, true);
    }

    private MetadataPlan plan(Rest source, Rest target, MetadataJournal to, PlanOptions options) {
        return new MetadataPlanner(new LiveMetadata(source.client()), target.client(), to, clock)
                .plan(options);
    }

    private ApplyReport apply(Rest target, MetadataJournal to, MetadataPlan plan) {
        return new MetadataApply(target.client(), to, clock).apply(plan);
    }

    private UndoReport undo(Rest target, MetadataJournal to, UndoOptions options) {
        return new MetadataUndo(target.client(), to, clock).undo(options);
    }

    private static PlannedObject find(MetadataPlan plan, String key) {
        return plan.objects().stream()
                .filter(object -> object.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(Map.of("no", key, "in", plan.toJson())));
    }
}
