package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.replay.captured.Exchanges;
import dev.turnstone.replay.ledger.Histories;
import dev.turnstone.replay.sink.Poll;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;
import dev.turnstone.sandbox.traffic.Action;
import dev.turnstone.sandbox.traffic.Mix;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// All kinds of traffic against real servers, replayed beside whatever else goes on.
@RealServers
class TrafficReplayTest {
    @TempDir private Path home;

    @Test
    void everythingThatClientsDoArrives(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        var _ = run(source, target, Duration.ofSeconds(8), 0, 0);
    }

    /// One name in a batch that is no alias must not hide the routing that another one adds.
    @Test
    void aWriteThroughARoutedAliasIsKnownBesideOneThatAPipelineSentElsewhere(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().begin();
            String two = "{\"settings\":{\"number_of_shards\":2},";
            rig.ask("PUT", "/plain", two + "\"aliases\":{}}");
            rig.ask("PUT", "/elsewhere", two + "\"aliases\":{}}");
            rig.ask("PUT", "/routed", two + "\"aliases\":{\"tenant\":{\"routing\":\"r\"}}}");
            rig.ask(
                    "PUT",
                    "/_ingest/pipeline/away",
                    "{\"processors\":[{\"set\":{\"field\":\"_index\",\"value\":\"elsewhere\"}}]}");
            for (int i = 0; i < 20; i++) {
                rig.ask("PUT", "/tenant/_doc/" + i, "{\"n\":" + i + "}");
                rig.ask("PUT", "/plain/_doc/" + i + "?pipeline=away", "{\"n\":" + i + "}");
            }
            rig.worker().start();
            rig.caughtUp();
            rig.requireParity();
            assertThat(rig.worker().status().holes())
                    .noneMatch(hole -> hole.cause() == Hole.Cause.BYPASS);
        }
    }

    /// Documents of the index that was deleted would have higher numbers than those of the new one.
    @Test
    void aSnapshotOfAnIndexThatWasMadeAnewSinceIsRefused(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.ask("PUT", "/renewed", "{}");
            rig.ask("PUT", "/renewed/_doc/1", "{}");
            rig.worker().begin();
            Map<Integer, String> before = histories(rig);
            rig.ask("DELETE", "/renewed", "");
            rig.ask("PUT", "/renewed", "{}");
            rig.ask("PUT", "/renewed/_doc/2", "{}");
            rig.worker().start();
            rig.caughtUp();
            rig.requireParity();
            var followed = new Histories(rig.ledger());
            followed.require("renewed", histories(rig));
            assertThatThrownBy(() -> followed.require("renewed", before))
                    .isInstanceOf(TurnstoneException.class)
                    .hasMessageContaining("Nothing was written.");
        }
    }

    /// The numbers of both belong to no document: only comparing ids tells the delete.
    @Test
    void aDeletePastTheProxyIsNotTakenForAnOlderRefusal(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.ask(
                    "PUT",
                    "/strict",
                    "{\"mappings\":{\"properties\":{\"k\":{\"type\":\"keyword\"}}}}");
            rig.worker().start();
            rig.ask("PUT", "/strict/_doc/1", "{\"k\":\"a\"}");
            for (int i = 0; i < 3; i++) {
                String immense = "{\"k\":\"" + "a".repeat(40_000) + "\"}";
                assertThatThrownBy(() -> rig.ask("PUT", "/strict/_doc/2", immense))
                        .isInstanceOf(TurnstoneException.class);
            }
            // A refusal alone does not move the checkpoint up to which numbers are looked at.
            rig.ask("PUT", "/strict/_doc/3", "{\"k\":\"b\"}");
            rig.caughtUp();
            assertThat(rig.worker().status().holes())
                    .containsExactly(new Hole("strict", 0, Hole.Cause.REFUSED, 3));
            rig.killReplay();
            rig.source.json(ClusterRequest.delete("/strict/_doc/1"));
            rig.caughtUp();
            rig.requireParity();
            assertThat(rig.worker().status().holes())
                    .contains(new Hole("strict", 0, Hole.Cause.BYPASS, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeletePastTheProxyIsNotForgottenWhereTheTargetWasAway(
            boolean killed,
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("PUT", "/d/_doc/1", "{}");
            rig.ask("PUT", "/d/_doc/2", "{}");
            rig.caughtUp();
            rig.away = true;
            rig.source.json(ClusterRequest.delete("/d/_doc/1"));
            Poll.until(
                    () ->
                            rig.worker().status().events().stream()
                                    .anyMatch(event -> event.contains("The target is away.")));
            if (killed) {
                rig.killReplay();
            }
            rig.away = false;
            rig.caughtUp();
            rig.requireParity();
            assertThat(rig.worker().status().holes())
                    .containsExactly(new Hole("d", 0, Hole.Cause.BYPASS, 1));
        }
    }

    /// Read again or read late, a write of an index that was deleted since is none of the new one.
    @Test
    void aWriteToAnEarlierIndexOfTheNameDoesNotComeBack(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            for (int i = 0; i < 5; i++) {
                rig.ask("PUT", "/life/_doc/a", "{\"n\":" + i + "}");
            }
            rig.ask("PUT", "/life/_doc/b", "{}");
            rig.ask("DELETE", "/lif*", "");
            rig.ask("PUT", "/life/_doc/a", "{\"n\":\"new\"}");
            rig.worker().start();
            rig.caughtUp();
            rig.requireParity();
        }
    }

    /// Made anew by a bulk that was on its way, it would have a mapping that nobody gave it.
    @Test
    void anIndexThatIsDeletedAmidABackfillStaysDeleted(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home);
                var readers = Executors.newFixedThreadPool(3)) {
            rig.ask("PUT", "/curated/_doc/1", "{}");
            rig.worker().start();
            rig.caughtUp();
            var deleted = new AtomicBoolean();
            var written = new AtomicLong();
            List<Future<?>> backfill = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                int first = reader;
                backfill.add(readers.submit(() -> old(rig, first, deleted, written)));
            }
            Poll.until(() -> written.get() > 500);
            rig.ask("DELETE", "/curated", "");
            rig.ask("PUT", "/kept/_doc/1", "{}");
            rig.caughtUp();
            deleted.set(true);
            for (Future<?> each : backfill) {
                each.get();
            }
            rig.requireParity();
            assertThat(Rig.indices(rig.target)).containsExactly("kept");
        }
    }

    /// What a snapshot of the index goes on to hold.
    private static @Nullable Object old(
            Rig rig, int first, AtomicBoolean deleted, AtomicLong written) throws Exception {
        for (int n = first; !deleted.get(); n += 3) {
            var change =
                    new DocumentChange(
                            "curated",
                            0,
                            "old-" + n,
                            null,
                            Revision.of(0, 1, n % 100_000),
                            new Change.Upsert(Body.of("{\"old\":true}")));
            written.addAndGet(rig.sinkNow().submit(List.of(change)).get().written());
        }
        return null;
    }

    /// A log that never rests is read to its end all the same, and few writes do not wait for many.
    @Test
    void whoeverOnlyReadsDoesNotHoldUpWhatIsSaidOfTheReplay(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home);
                var readers = Executors.newScheduledThreadPool(1)) {
            rig.worker().start();
            var _ = readers.scheduleAtFixedRate(() -> rig.log.append(read()), 0, 2, MILLISECONDS);
            rig.ask("PUT", "/busy/_doc/1", "{}");
            Instant then = Instant.now();
            assertThat(rig.worker().awaitReached(then, Duration.ofMinutes(3))).isTrue();
            readers.shutdown();
            rig.caughtUp();
            rig.requireParity();
        }
    }

    private static Captured.Entry read() {
        return new Captured.Entry.Seen(
                new Exchange(
                        "front",
                        7,
                        1,
                        Instant.now(),
                        new SeenRequest("GET", "/busy/_search", List.of(), Payload.NONE),
                        new SeenAnswer(200, List.of(), Payload.NONE, Duration.ofMillis(1)),
                        Exchange.Ending.ANSWERED));
    }

    @Test
    void aClosedIndexIsNamedAndHoldsUpNothingElse(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("PUT", "/asleep/_doc/1", "{}");
            rig.ask("PUT", "/awake/_doc/1", "{}");
            rig.caughtUp();
            rig.ask("POST", "/asleep/_close", "");
            rig.ask("POST", "/awake/_update/1", "{\"doc\":{\"n\":1}}");
            rig.caughtUp();
            rig.log.append(new Captured.Entry.Gap(Instant.now(), Instant.now(), 1, "a test"));
            Instant then = Instant.now();
            assertThat(rig.worker().awaitReached(then, Duration.ofMinutes(3))).isTrue();
            assertThat(rig.worker().status().events())
                    .anyMatch(event -> event.contains("asleep is closed"));
            rig.ask("POST", "/asleep/_open", "");
            rig.ask("PUT", "/asleep/_doc/2", "{}");
            rig.caughtUp();
            rig.requireParity();
        }
    }

    /// Made by the cluster in the middle of a request that names it, and never written to directly.
    @Test
    void anIndexThatAReindexMadeIsFollowed(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("POST", "/a/_bulk?refresh=true", "{\"index\":{}}\n{\"n\":1}\n".repeat(20));
            rig.ask(
                    "POST",
                    "/_reindex?refresh=true",
                    "{\"source\":{\"index\":\"a\"},\"dest\":{\"index\":\"b\"}}");
            rig.caughtUp();
            assertThat(Rig.indices(rig.target)).contains("a", "b");
            rig.requireParity();
        }
    }

    /// While a proxy recorded nothing, indices may have come to be that nobody writes to later.
    @Test
    void anIndexThatWasMadeInAGapIsFollowed(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("PUT", "/a/_doc/1", "{}");
            rig.caughtUp();
            Instant from = Instant.now();
            rig.source.json(ClusterRequest.put("/unseen/_doc/1", "{}"));
            rig.log.append(new Captured.Entry.Gap(from, Instant.now(), 1, "a test"));
            rig.caughtUp();
            assertThat(Rig.indices(rig.target)).contains("unseen");
            rig.requireParity();
        }
    }

    /// What was under way at a gap is told there and once more when it ends.
    @Test
    void aDeletionThatEndsBehindAGapIsCarriedOver(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("PUT", "/a/_doc/1", "{}");
            rig.caughtUp();
            String acknowledged = "{\"acknowledged\":true}";
            Exchange deletion = Exchanges.answered("DELETE", "/a", "", 200, acknowledged);
            rig.log.append(new Captured.Entry.Seen(Exchanges.openAtGap(deletion)));
            rig.log.append(new Captured.Entry.Gap(Instant.now(), Instant.now(), 1, "a test"));
            rig.caughtUp();
            rig.source.json(ClusterRequest.delete("/a"));
            rig.log.append(new Captured.Entry.Seen(deletion));
            rig.ask("PUT", "/b/_doc/1", "{}");
            rig.caughtUp();
            assertThat(Rig.indices(rig.target)).containsExactly("b");
        }
    }

    /// Its answer tells how much it wrote, so that nothing else is excused by it.
    @Test
    void aWriteByQueryThatEndsBehindAGapExcusesNoBypass(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("PUT", "/a/_doc/1", "{}");
            rig.caughtUp();
            Exchange byQuery =
                    Exchanges.answered(
                            "POST",
                            "/a/_update_by_query",
                            "{}",
                            200,
                            "{\"total\":1,\"updated\":1}");
            rig.log.append(new Captured.Entry.Seen(Exchanges.openAtGap(byQuery)));
            rig.log.append(new Captured.Entry.Gap(Instant.now(), Instant.now(), 1, "a test"));
            rig.caughtUp();
            rig.source.json(ClusterRequest.post("/a/_update_by_query?refresh=true", "{}"));
            rig.log.append(new Captured.Entry.Seen(byQuery));
            rig.caughtUp();
            rig.source.json(ClusterRequest.put("/a/_doc/2", "{}"));
            rig.caughtUp();
            assertThat(rig.worker().status().holes())
                    .extracting(Hole::cause)
                    .contains(Hole.Cause.BYPASS);
            rig.requireParity();
        }
    }

    /// An index that cannot be placed would else hold up all others.
    @Test
    void aNewIndexWithoutAPrimaryHoldsUpNothingElseAndIsFollowedOnceItHasOne(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("PUT", "/a/_doc/1", "{}");
            rig.caughtUp();
            rig.source.json(
                    ClusterRequest.put(
                            "/nowhere?wait_for_active_shards=0",
                            "{\"settings\":{\"index.routing.allocation.require._name\":\"x\"}}"));
            rig.log.append(new Captured.Entry.Gap(Instant.now(), Instant.now(), 1, "a test"));
            rig.ask("PUT", "/a/_doc/2", "{}");
            rig.caughtUp();
            rig.requireParity("a");
            assertThat(rig.worker().status().events())
                    .anyMatch(told -> told.contains("nowhere") && told.contains("primary"));
            rig.source.json(
                    ClusterRequest.put(
                            "/nowhere/_settings",
                            "{\"index.routing.allocation.require._name\":null}"));
            assertThat(
                            Wait.until(
                                    Duration.ofMinutes(3),
                                    () -> Rig.indices(rig.target).contains("nowhere")))
                    .isTrue();
        }
    }

    /// The source knows nothing of what clients do behind a switch: asking it would undo that.
    @Test
    void whatClientsDoBehindASwitchStaysOnTheTarget(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.ask("PUT", "/a/_doc/1", "{}");
            rig.caughtUp();
            rig.target.json(ClusterRequest.put("/a/_doc/new?refresh=true", "{}"));
            String answer =
                    """
                    {"_index":"a","_id":"new","_version":1,"result":"created",
                    "_shards":{"total":1,"successful":1,"failed":0},"_seq_no":7,"_primary_term":1}
                    """;
            elsewhere(rig, Exchanges.answered("POST", "/a/_update/new", "{}", 200, answer));
            elsewhere(rig, Exchanges.unanswered("PUT", "/a/_doc/new", "{}"));
            elsewhere(rig, Exchanges.answered("DELETE", "/a", "", 200, "{\"acknowledged\":true}"));
            rig.ask("PUT", "/a/_doc/2", "{}");
            rig.caughtUp();
            assertThat(rig.target.json(ClusterRequest.get("/a/_count")).path("count").asInt())
                    .isEqualTo(3);
            ReplayStatus status = rig.worker().status();
            assertThat(status.exchanges()).containsEntry("ELSEWHERE", 3L);
            assertThat(status.events())
                    .filteredOn(told -> told.contains("was switched to https://new:9200"))
                    .hasSize(1);
        }
    }

    private static void elsewhere(Rig rig, Exchange exchange) {
        rig.log.append(new Captured.Entry.Seen(Exchanges.elsewhere(exchange)));
    }

    @Test
    void aWriteToADataStreamStaysBehindCountedAndNamed(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.source.json(
                    ClusterRequest.put(
                            "/_index_template/beats",
                            "{\"index_patterns\":[\"beats\"],\"data_stream\":{}}"));
            String event = "{\"@timestamp\":\"2026-01-01T00:00:00Z\"}";
            rig.ask("POST", "/beats/_doc", event);
            rig.ask("POST", "/beats/_bulk", ("{\"create\":{}}\n" + event + "\n").repeat(3));
            rig.ask("PUT", "/plain/_doc/1", "{}");
            rig.caughtUp();
            ReplayStatus status = rig.worker().status();
            assertThat(status.streams()).containsExactly(Map.entry(".ds-beats-000001", 4L));
            assertThat(status.left()).containsEntry("DATA_STREAM", 4L);
            assertThat(status.events())
                    .filteredOn(told -> told.contains("the data stream beats, in .ds-beats-000001"))
                    .singleElement()
                    .asString()
                    .contains("stays on the source")
                    .contains("_reindex");
            rig.requireParity();
        }
    }

    /// Whether it was written is not known, and nobody follows it: it counts.
    @Test
    void anUnansweredWriteToADataStreamCountsToo(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (var rig = new Rig(source, target, home);
                var clients = HttpClient.newHttpClient()) {
            rig.worker().start();
            rig.source.json(
                    ClusterRequest.put(
                            "/_index_template/beats",
                            "{\"index_patterns\":[\"beats\"],\"data_stream\":{}}"));
            rig.front.loseAnswers(1);
            lose(clients, rig.url().resolve("/beats/_doc"), "POST");
            lose(clients, rig.url().resolve("/beats/_create/1"), "PUT");
            rig.front.loseAnswers(0);
            rig.caughtUp();
            ReplayStatus status = rig.worker().status();
            assertThat(status.streams()).containsExactly(Map.entry(".ds-beats-000001", 2L));
            assertThat(status.left()).containsExactly(Map.entry("DATA_STREAM", 2L));
            assertThat(status.asked()).isZero();
        }
    }

    private static void lose(HttpClient clients, URI url, String method) {
        HttpRequest event =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"@timestamp\":\"2026-01-01T00:00:00Z\"}"))
                        .build();
        assertThatThrownBy(() -> clients.send(event, HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    private static Map<Integer, String> histories(Rig rig) {
        return Histories.in(new ShardStates(rig.source).find("renewed").orElseThrow());
    }

    @Test
    @Tag("soak")
    void noBypassIsNamedWhereNobodyWentAroundTheProxy(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        assertThat(run(source, target, Duration.ofSeconds(20), 0, 0))
                .noneMatch(hole -> hole.cause() == Hole.Cause.BYPASS);
    }

    @Test
    @Tag("soak")
    void everythingArrivesThoughTheReplayIsKilledAndAnswersAreLost(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        var _ = run(source, target, Duration.ofSeconds(60), 10, 200);
    }

    @Test
    @Tag("soak")
    void everythingArrivesFromOpenSearch2(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        var _ = run(source, target, Duration.ofSeconds(20), 3, 200);
    }

    /// The holes that were found, once source and target hold the same.
    private List<Hole> run(
            SearchServer source, SearchServer target, Duration length, int kills, int losses)
            throws Exception {
        try (var rig = new Rig(source, target, home)) {
            rig.worker().start();
            rig.front.loseAnswers(losses);
            TrafficPlan plan =
                    TrafficPlan.to(rig.url(), home.resolve("oracle"))
                            .clients(8)
                            .duration(length)
                            .mix(Mix.usual().with(Action.BY_QUERY, 2).with(Action.STREAM_WRITE, 0))
                            .build();
            Traffic traffic = Traffic.start(plan);
            for (int kill = 0; kill < kills; kill++) {
                var _ = Wait.until(length.dividedBy(kills + 2), () -> !traffic.running());
                rig.killReplay();
            }
            rig.backfill(Rig.indices(rig.source));
            traffic.await();
            rig.front.loseAnswers(0);
            rig.caughtUp();
            OracleReport report = OracleCheck.run(URI.create(target.url()), home.resolve("oracle"));
            assertThat(report.clean()).as("%s", report).isTrue();
            rig.requireParity();
            return rig.worker().status().holes();
        }
    }
}
