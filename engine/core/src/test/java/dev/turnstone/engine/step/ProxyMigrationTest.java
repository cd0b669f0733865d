package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.host.Caller;
import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;

/// A whole migration whose clients come in at the proxy of an engine of its own process.
@RealServers
class ProxyMigrationTest {
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir private Path home;

    @Test
    void whatClientsWriteThroughTheProxyIsProvenOnTheTarget(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        TrafficSummary summary = migrate(source, target, Duration.ofSeconds(5), 0);

        assertThat(summary.failedRequests()).isZero();
        assertThat(summary.acknowledgedWrites()).isPositive();
    }

    @Test
    @Tag("soak")
    void anEngineThatIsKilledGoesOnWithItsProxyAndItsLog(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        var _ = migrate(source, target, Duration.ofSeconds(40), 3);
    }

    /// The canaries' index is on both sides by then, and has to go from both.
    @Test
    @Tag("soak")
    void aRollBackLeavesNothingOfTheCanaries(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        source.wipe();
        target.wipe();
        Traffic.prepare(plan(URI.create(source.url()), Duration.ofSeconds(1)));
        Process engine = engine();
        try {
            ask(request("configure").put("spec", spec(source, target, freePort()).toString()));
            ask(request("start"));
            await(view -> canaries(source) == 1 && canaries(target) == 1);
            engine.destroyForcibly().waitFor();
            engine = engine();
            ask(request("rollback"));
            await(view -> view.path("state").asString("").equals("rolled-back"));
            assertThat(canaries(source)).isZero();
            assertThat(canaries(target)).isZero();
        } finally {
            engine.destroyForcibly().waitFor();
        }
    }

    @Test
    @Tag("soak")
    void aTargetThatIsAwayAtTheEndKeepsNothingOfTheCanaries(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target)
            throws Exception {
        source.wipe();
        Traffic.prepare(plan(URI.create(source.url()), Duration.ofSeconds(1)));
        Process engine = engine();
        try {
            ask(request("configure").put("spec", spec(source, target, freePort()).toString()));
            ask(request("start"));
            await(view -> isWaiting(view, "teardown") && canaries(target) == 1);
            target.kill();
            ask(request("approve"));
            await(view -> !isWaiting(view, "teardown") && canaries(source) == 0);
            engine.destroyForcibly().waitFor();
            target.restart();
            engine = engine();
            await(view -> view.path("state").asString("").equals("succeeded"));
            assertThat(canaries(source)).isZero();
            assertThat(canaries(target)).isZero();
        } finally {
            engine.destroyForcibly().waitFor();
        }
    }

    private TrafficSummary migrate(
            SearchServer source, SearchServer target, Duration length, int kills) throws Exception {
        source.wipe();
        target.wipe();
        Traffic.prepare(plan(URI.create(source.url()), length));
        int port = freePort();
        Process engine = engine();
        try {
            ask(request("configure").put("spec", spec(source, target, port).toString()));
            ask(request("start"));
            await(view -> isListening(port));
            TrafficSummary summary;
            try (Traffic traffic =
                    Traffic.start(plan(URI.create("http://127.0.0.1:" + port), length))) {
                for (int kill = 0; kill < kills; kill++) {
                    var _ = Wait.until(length.dividedBy(kills + 1), () -> !traffic.running());
                    engine.destroyForcibly().waitFor();
                    engine = engine();
                }
                summary = traffic.await();
            }
            await(view -> isWaiting(view, "teardown") && canaries(target) == 1);
            ask(request("approve"));
            await(view -> !view.path("state").asString("").equals("running"));
            JsonNode ended = ask(request("status"));
            assertThat(ended.path("state").asString("")).as("%s", ended).isEqualTo("succeeded");
            OracleReport report = OracleCheck.run(URI.create(target.url()), home.resolve("oracle"));
            assertThat(report.clean()).as("%s", report).isTrue();
            assertThat(isListening(port)).isFalse();
            assertThat(canaries(source)).isZero();
            assertThat(canaries(target)).isZero();
            return summary;
        } finally {
            engine.destroyForcibly().waitFor();
        }
    }

    private TrafficPlan plan(URI url, Duration length) {
        return TrafficPlan.to(url, home.resolve("oracle")).clients(6).duration(length).build();
    }

    private Process engine() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineChild.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("engine.log").toFile()))
                .start();
    }

    private static ObjectNode spec(SearchServer source, SearchServer target, int port) {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("source").put("url", source.url());
        spec.putObject("targets").putObject("target").put("url", target.url());
        ObjectNode migration = spec.putObject("migrations").putObject("all");
        migration.put("from", "source").putArray("to").add("target");
        migration.putObject("capture").put("kind", "proxy").put("listen", "127.0.0.1:" + port);
        migration.putObject("metadata").put("consent", true);
        ObjectNode approvals = migration.putObject("approvals");
        approvals.putObject("metadata").put("kind", "automatic").putObject("checks");
        approvals.putObject("finish").put("kind", "manual");
        return spec;
    }

    private static ObjectNode request(String action) {
        return Json.MAPPER.createObjectNode().put("action", action).put("who", "test");
    }

    private JsonNode ask(ObjectNode request) {
        var answers = new ArrayList<JsonNode>();
        boolean answered =
                Wait.until(
                        LONG,
                        () -> {
                            new Caller(home).ask(request).ifPresent(answers::add);
                            return !answers.isEmpty();
                        });
        assertThat(answered).as("no engine answers; see %s", home.resolve("engine.log")).isTrue();
        JsonNode told = answers.getFirst();
        assertThat(told.has("error")).as("%s", told).isFalse();
        return told;
    }

    private void await(Predicate<JsonNode> wished) {
        boolean came =
                Wait.until(
                        LONG,
                        () -> {
                            JsonNode view = ask(request("status"));
                            boolean there = wished.test(view);
                            assertThat(there || !view.path("state").asString("").equals("failed"))
                                    .as("%s", view)
                                    .isTrue();
                            return there;
                        });
        assertThat(came).as("%s", ask(request("status"))).isTrue();
    }

    private static boolean isWaiting(JsonNode view, String kind) {
        for (JsonNode step : view.path("steps")) {
            if (step.path("id").asString("").contains("/" + kind + "/")
                    && step.path("state").asString("").equals("waiting-for-approval")) {
                return true;
            }
        }
        return false;
    }

    /// How many indices of canaries are there.
    private static long canaries(SearchServer server) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            return client.json(ClusterRequest.get("/_cat/indices?format=json&expand_wildcards=all"))
                    .valueStream()
                    .filter(row -> row.path("index").asString("").startsWith(CanaryMark.INDEX))
                    .count();
        }
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
