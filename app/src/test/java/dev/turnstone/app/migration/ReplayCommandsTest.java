package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.migration.Turnstone.Ended;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.ProxyPlan;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A replay of its own process, steered by commands of other ones while its log is being written.
@RealServers
class ReplayCommandsTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path home;

    private @Nullable Process replay;

    @AfterEach
    void end() throws InterruptedException {
        if (replay != null) {
            replay.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsAskedForTwiceIsDoneOnceAndWhatWasKilledIsToldWithItsRemedy(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        through(
                source,
                target,
                (client, there) -> {
                    begin(source, target);
                    awaitStatus(state("running"));

                    assertThat(steer("pause").path("state").asString("")).isEqualTo("paused");
                    assertThat(steer("pause").path("state").asString("")).isEqualTo("paused");
                    assertThat(steer("speed", "2").path("state").asString("")).isEqualTo("paused");
                    client.json(ClusterRequest.put("/steered/_doc/1", "{}"));
                    assertThat(steer("resume").path("state").asString("")).isEqualTo("running");
                    assertThat(steer("resume").path("state").asString("")).isEqualTo("running");
                    awaitDocument(there, "1");

                    steer("pause");
                    client.json(ClusterRequest.put("/steered/_doc/2", "{}"));
                    stop();
                    assertThat(status().told()).contains("No replay runs");

                    begin(source, target);
                    awaitStatus(state("running"));
                    awaitDocument(there, "2");
                    Objects.requireNonNull(replay).destroyForcibly().waitFor();
                    requireUnanswered();
                });
        Path note = home.resolve("replay").resolve("engine.json");
        for (String damaged : List.of("", "{\"port\":", "{\"port\":99999}", "{}", "[1]")) {
            Files.writeString(note, damaged);
            requireUnanswered();
        }
    }

    @Test
    void shadowsAloneFollowALogThatIsBeingWritten(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        through(
                source,
                target,
                (client, there) -> {
                    client.json(ClusterRequest.put("/mirrored/_doc/1", "{}"));
                    there.json(ClusterRequest.put("/mirrored/_doc/1", "{}"));
                    begin(source, target, "--only-shadow", "--paths", "/mirrored/_doc/.*");
                    read(client, 5);
                    awaitStatus(told -> told.at("/shadow/answered").asLong() == 5);

                    assertThat(steer("pause").path("state").asString("")).isEqualTo("paused");
                    assertThat(steer("pause").path("state").asString("")).isEqualTo("paused");
                    read(client, 5);
                    assertThat(steer("speed", "0").path("state").asString("")).isEqualTo("paused");
                    assertThat(steer("status").at("/shadow/answered").asLong()).isEqualTo(5);
                    assertThat(steer("resume").path("state").asString("")).isEqualTo("running");
                    awaitStatus(told -> told.at("/shadow/answered").asLong() == 10);
                    assertThat(steer("status").at("/shadow/troubled").asLong()).isZero();

                    steer("pause");
                    stop();
                });
    }

    /// What clients of the source do through a proxy that records, and what comes of it.
    private interface Scene {
        void play(ClusterClient client, ClusterClient there) throws Exception;
    }

    private void through(SearchServer source, SearchServer target, Scene scene) throws Exception {
        try (TrafficLogWriter log = LogPlace.of(log()).writer();
                Proxy proxy = proxy(source, target, log);
                ClusterClient client = client(url(proxy));
                ClusterClient there = client(target.url())) {
            scene.play(client, there);
        }
    }

    private void stop() throws Exception {
        steer("stop");
        Process stopped = Objects.requireNonNull(replay);
        assertThat(stopped.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(stopped.exitValue()).as("%s", told()).isZero();
    }

    private static void read(ClusterClient client, int times) {
        for (int i = 0; i < times; i++) {
            client.json(ClusterRequest.get("/mirrored/_doc/1"));
        }
    }

    private void requireUnanswered() {
        Ended status = status();
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.told())
                .contains("does not answer")
                .contains("Nothing is lost")
                .contains("turnstone replay start")
                .doesNotContain("Exception");
    }

    private void begin(SearchServer source, SearchServer target, String... more) {
        String[] line = {
            "replay",
            "start",
            "--log",
            log(),
            "--source",
            source.url(),
            "--target",
            target.url(),
            "--indices",
            "steered,mirrored"
        };
        replay = new Turnstone(home).start(Pair.with(line, more));
    }

    private JsonNode steer(String... command) {
        return new Turnstone(home).run(Pair.with(new String[] {"replay"}, command)).done().json();
    }

    private Ended status() {
        return new Turnstone(home).run("replay", "status");
    }

    private void awaitStatus(Predicate<JsonNode> wished) {
        boolean came =
                Wait.until(
                        LONG,
                        () -> {
                            Ended status = status();
                            return status.exit() == 0 && wished.test(status.json());
                        });
        assertThat(came).as("%s", status()).isTrue();
    }

    private static Predicate<JsonNode> state(String state) {
        return told -> told.path("state").asString("").equals(state);
    }

    private void awaitDocument(ClusterClient target, String id) {
        boolean came =
                Wait.until(
                        LONG,
                        () -> target.find(ClusterRequest.get("/steered/_doc/" + id)).isPresent());
        assertThat(came).as("%s", status()).isTrue();
    }

    private String told() throws IOException {
        return Files.readString(home.resolve("err.txt"));
    }

    private String log() {
        return home.resolve("traffic").toString();
    }

    private static Proxy proxy(SearchServer source, SearchServer target, TrafficLogWriter log) {
        source.wipe();
        target.wipe();
        return Proxy.start(
                ProxyPlan.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(URI.create(source.url())),
                        new byte[] {1}),
                log);
    }

    private static String url(Proxy proxy) {
        return "http://127.0.0.1:" + proxy.address().getPort();
    }

    private static ClusterClient client(String url) {
        return ClusterClient.open(ClusterEndpoint.of(url));
    }
}
