package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.convert.SeveralTypes;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.InstantSource;

/// An index is what the plan says, whatever templates stand on the target: those of a group that
/// came before, and those of somebody else.
@RealServers
class TemplateShadeTest {
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void aSecondGroupsIndicesAreMadeWithoutTheTemplatesOfTheFirst(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        es.wipe();
        os.wipe();
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        indicesBeforeTheirTemplates(source);
        target.put(
                "/_template/foreign",
                "{\"index_patterns\":[\"*\"],\"aliases\":{\"theirs\":{}},\"settings\":{"
                        + "\"refresh_interval\":\"77s\"}}");

        assertThat(group(source, target, "orders").isComplete()).isTrue();
        assertThat(group(source, target, "books").isComplete()).isTrue();

        isAsOnTheSource(target, "orders");
        isAsOnTheSource(target, "books");
        MetadataPlan again = plan(source, target, "orders,books");
        assertThat(again.objects())
                .as("%s", again.toJson())
                .allMatch(object -> object.action() == Action.EXISTS_SAME);
        assertThat(target.get("/_index_template").findValuesAsString("name"))
                .containsExactly("all");
    }

    @Test
    void anIndexThatReplayMakesIsMadeWithoutTheTemplatesOfTheTarget(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("3") SearchServer os) {
        es.wipe();
        os.wipe();
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        indicesBeforeTheirTemplates(source);
        assertThat(group(source, target, "orders").isComplete()).isTrue();

        new ConvertedMetadata(source.client(), target.client()).create("books", "books");

        isAsOnTheSource(target, "books");
        assertThat(target.get("/_index_template").findValuesAsString("name"))
                .containsExactly("all");

        target.put(
                "/_index_template/" + DryNames.fresh(Instant.EPOCH).shade(1),
                "{\"index_patterns\":[\"books\"],\"priority\":5000}");
        new ConvertedMetadata(source.client(), target.client()).create("books", "books");
        assertThat(target.get("/_index_template").findValuesAsString("name"))
                .containsExactly("all");
    }

    private static void indicesBeforeTheirTemplates(Rest source) {
        for (String index : new String[] {"orders", "books"}) {
            source.put("/" + index, "{\"mappings\":{\"properties\":{\"a\":{\"type\":\"date\"}}}}");
        }
        source.put("/_ingest/pipeline/stamp", "{\"processors\":[]}");
        source.put(
                "/_index_template/all",
                """
                {"index_patterns": ["orders*", "books*"], "priority": 300, "template": {
                   "aliases": {"every": {}},
                   "settings": {"index.default_pipeline": "stamp", "index.codec": "best_compression"},
                   "mappings": {"dynamic": "strict", "_routing": {"required": true},
                     "properties": {"b": {"type": "keyword"}}}}}
                """);
    }

    private static void isAsOnTheSource(Rest target, String index) {
        JsonNode there = target.get("/" + index).path(index);
        assertThat(there.path("aliases").isEmpty()).as("%s", there).isTrue();
        assertThat(there.path("mappings").toString())
                .isEqualTo("{\"properties\":{\"a\":{\"type\":\"date\"}}}");
        assertThat(there.path("settings").path("index").propertyNames())
                .doesNotContain("default_pipeline", "codec", "refresh_interval");
    }

    private ApplyReport group(Rest source, Rest target, String indices) {
        return new MetadataApply(target.client(), journal, InstantSource.system())
                .apply(plan(source, target, indices));
    }

    private MetadataPlan plan(Rest source, Rest target, String indices) {
        return new MetadataPlanner(
                        new LiveMetadata(source.client()),
                        target.client(),
                        journal,
                        InstantSource.system())
                .plan(
                        new PlanOptions(
                                IndexPatterns.of(indices), SeveralTypes.ASK, Overrides.NONE, true));
    }
}
