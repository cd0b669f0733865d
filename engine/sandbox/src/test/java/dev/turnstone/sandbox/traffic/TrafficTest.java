package dev.turnstone.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.Rest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Predicate;

@RealServers
class TrafficTest {
    @TempDir Path dir;

    @Test
    void sixteenClientsOfElasticsearch7LeaveNoDifference(@Elasticsearch("7.10.2") SearchServer es) {
        TrafficSummary summary = run(es, Duration.ofSeconds(5));
        assertThat(summary.leftOut()).containsExactly(Action.STREAM_WRITE, Action.POINT_IN_TIME);
        each(es, summary.oracle());
    }

    @Test
    void sixteenClientsOfOpenSearch3LeaveNoDifference(@OpenSearch("3") SearchServer os) {
        TrafficSummary summary = run(os, Duration.ofSeconds(5));
        assertThat(summary.leftOut()).isEmpty();
        each(os, summary.oracle());
    }

    @Test
    @Tag("soak")
    void sixteenClientsOfElasticsearch6LeaveNoDifference(@Elasticsearch("6.8") SearchServer es) {
        run(es, Duration.ofSeconds(6));
    }

    @Test
    void aMissingIndexIsAProblemAndAllItsDocumentsAreLost(
            @Elasticsearch("7.10.2") SearchServer es) {
        TrafficPlan plan = plan(es, Duration.ofSeconds(2)).prefix("gone").build();
        Traffic.start(plan).await();
        long before = check(es, plan.oracle()).documents();
        new Rest(es.url()).delete("/gone-routed");
        OracleReport report = check(es, plan.oracle());
        assertThat(report.problems())
                .singleElement()
                .asString()
                .contains("gone-routed does not exist");
        assertThat(report.lost()).isPositive().isEqualTo(before - report.documents());
        assertThat(report.clean()).isFalse();
    }

    /// Acceptance: half a minute of sixteen clients, then no difference, and exactly one for each
    /// thing done behind.
    @Test
    @Tag("soak")
    void halfAMinuteOfElasticsearch7LeavesNoDifference(@Elasticsearch("7.10.2") SearchServer es) {
        each(es, run(es, Duration.ofSeconds(30)).oracle());
    }

    @Test
    @Tag("soak")
    void halfAMinuteOfOpenSearch3LeavesNoDifference(@OpenSearch("3") SearchServer os) {
        each(os, run(os, Duration.ofSeconds(30)).oracle());
    }

    private TrafficPlan.Builder plan(SearchServer server, Duration duration) {
        return TrafficPlan.to(URI.create(server.url()), dir.resolve("oracle.ndjson"))
                .clients(16)
                .duration(duration)
                .seed(7)
                .mix(Mix.usual().with(Action.BY_QUERY, 1));
    }

    private TrafficSummary run(SearchServer server, Duration duration) {
        TrafficPlan plan = plan(server, duration).prefix("busy").build();
        TrafficSummary summary = Traffic.start(plan).await();
        System.out.println(summary);
        OracleReport report = check(server, plan.oracle());
        System.out.println(report);
        assertThat(report.clean()).as("%s", report).isTrue();
        assertThat(report.documents()).isPositive().isEqualTo(report.required());
        assertThat(summary.acknowledgedWrites()).isGreaterThan(100);
        assertThat(summary.refused()).isPositive();
        assertThat(summary.failedReads()).isZero();
        assertThat(summary.ambiguous()).isZero();
        return summary;
    }

    private static OracleReport check(SearchServer server, Path oracle) {
        return OracleCheck.run(URI.create(server.url()), oracle);
    }

    /// Each kind of meddling is one difference more, of its kind.
    private static void each(SearchServer server, Path oracle) {
        var rest = new Rest(server.url());
        Iterator<JsonNode> documents =
                rest.get("/busy-plain/_search?size=1000&q=_exists_:fill")
                        .path("hits")
                        .path("hits")
                        .iterator();
        Predicate<JsonNode> any = _ -> true;
        JsonNode changed = next(documents, any);
        rest.post("/busy-plain/_update/" + id(changed), "{\"doc\":{\"title\":\"other\"}}");
        assertThat(check(server, oracle).unexplained()).isOne();

        rest.delete("/busy-plain/_doc/" + id(next(documents, any)));
        assertThat(check(server, oracle).lost()).isOne();

        rest.put("/busy-plain/_doc/added", "{\"title\":\"added\"}");
        assertThat(check(server, oracle).unexplained()).isEqualTo(2);

        rest.put("/busy-plain/_doc/copied", next(documents, any).path("_source").toString());
        assertThat(check(server, oracle).duplicates()).isOne();

        Op deleted = made(server, oracle);
        assertThat(check(server, oracle).resurrected()).isZero();
        rest.put("/busy-plain/_doc/removed", Content.sent(deleted, Area.PLAIN).toString());
        OracleReport report = check(server, oracle);
        assertThat(report.resurrected()).as("%s", report.examples()).isOne();
        assertThat(report.differences()).isEqualTo(5);
    }

    private static JsonNode next(Iterator<JsonNode> documents, Predicate<JsonNode> fits) {
        while (true) {
            JsonNode document = documents.next();
            if (fits.test(document) && id(document).matches("[A-Za-z0-9_-]+")) {
                return document;
            }
        }
    }

    private static String id(JsonNode hit) {
        return hit.path("_id").asString();
    }

    /// One more run in the same oracle file: makes a document and deletes it; returns how it was
    /// made.
    private static Op made(SearchServer server, Path oracle) {
        var layout = new Layout("busy", 2, 0);
        try (var http = new SearchHttp(Connection.to(URI.create(server.url())))) {
            Stage stage = Stage.set(http, layout);
            try (var journal = Journal.open(oracle, "second", true, stage.areas())) {
                var calls = new Calls(stage.dialect(), layout);
                var sender = new Sender(http, calls, journal, new Gauge(System::nanoTime));
                Op index = Op.of(OpKind.INDEX, "busy-plain", "removed", "second-1", 1);
                sender.single(Draft.of(index));
                sender.single(
                        Draft.of(Op.of(OpKind.DELETE, "busy-plain", "removed", "second-2", 1)));
                return index;
            }
        }
    }
}
