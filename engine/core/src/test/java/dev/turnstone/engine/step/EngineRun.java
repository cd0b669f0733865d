package dev.turnstone.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.host.Caller;
import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.process.Wait;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;

/// A migration whose clients come in at a proxy, carried out by an engine in a process of its own
/// that can be killed.
final class EngineRun implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(4);

    final int port = freePort();
    private final Path home;
    private final SearchServer source;
    private final SearchServer target;
    private @Nullable Process engine;

    EngineRun(Path home, SearchServer source, SearchServer target) {
        this.home = home;
        this.source = source;
        this.target = target;
        source.wipe();
        target.wipe();
        Traffic.prepare(plan(URI.create(source.url()), Duration.ofSeconds(1)));
    }

    ObjectNode spec() {
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

    void start(ObjectNode spec) {
        engineBegins();
        ask(request("configure").put("spec", spec.toString()));
        ask("start");
    }

    TrafficPlan plan(URI url, Duration length) {
        return TrafficPlan.to(url, home.resolve("oracle")).clients(6).duration(length).build();
    }

    void engineBegins() {
        try {
            engine =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    EngineChild.class.getName(),
                                    home.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            home.resolve("engine.log").toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As `kill -9` does.
    void engineIsKilled() throws InterruptedException {
        if (engine != null) {
            engine.destroyForcibly().waitFor();
        }
    }

    JsonNode ask(String action) {
        return ask(request(action));
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

    void awaitState(String state) {
        await(view -> view.path("state").asString("").equals(state));
    }

    void await(Predicate<JsonNode> wished) {
        boolean came =
                Wait.until(
                        LONG,
                        () -> {
                            JsonNode view = ask("status");
                            boolean there = wished.test(view);
                            assertThat(there || !view.path("state").asString("").equals("failed"))
                                    .as("%s", view)
                                    .isTrue();
                            return there;
                        });
        assertThat(came).as("%s", ask("status")).isTrue();
    }

    /// Whether it asks to be torn down.
    static boolean isAtItsEnd(JsonNode view) {
        for (JsonNode step : view.path("steps")) {
            if (step.path("id").asString("").contains("/teardown/")
                    && step.path("state").asString("").equals("waiting-for-approval")) {
                return true;
            }
        }
        return false;
    }

    /// How many indices of canaries are there.
    static long canaries(SearchServer server) {
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            return client.json(ClusterRequest.get("/_cat/indices?format=json&expand_wildcards=all"))
                    .valueStream()
                    .filter(row -> CanaryMark.isIndex(row.path("index").asString("")))
                    .count();
        }
    }

    boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        engineIsKilled();
    }
}
