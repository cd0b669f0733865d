package dev.turnstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.model.Json;
import dev.turnstone.proxy.Admin;
import dev.turnstone.proxy.CanaryPlan;
import dev.turnstone.proxy.Proxy;
import dev.turnstone.proxy.config.ProxyConfig;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What operators ask of proxies and logs, in front of a source of one class.
class CaptureCommandsTest {
    private static final int REQUESTS = 3;

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final HttpServer source;

    CaptureCommandsTest() throws IOException {
        source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() {
        source.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    byte[] answer =
                            "{\"error\":{\"type\":\"none\"}}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        source.start();
    }

    @AfterEach
    void close() {
        source.stop(0);
    }

    @Test
    void statusTellsThatAProxyRecordsAndTrafficWhatPasses() throws Exception {
        ProxyConfig config = config();
        try (TrafficLogWriter log = config.log().writer();
                Proxy proxy = Proxy.start(config.plan(), log);
                Admin admin = Admin.start(proxy, config.admin().orElseThrow())) {
            send(proxy);
            String at = "127.0.0.1:" + admin.address().getPort();
            assertThat(run("capture", "status", "--admin", at)).isEqualTo(Cli.DONE);
            assertThat(out())
                    .contains("RECORDING")
                    .contains("3 requests passed")
                    .contains("Canaries: off.");
            assertThat(json("capture", "status", "--admin", at).path("recording").asBoolean())
                    .isTrue();
            assertThat(
                            json("capture", "traffic", "--admin", at, "--seconds", "0.1")
                                    .path("proxies")
                                    .size())
                    .isEqualTo(1);
            assertThat(run("capture", "traffic", "--admin", at, "--seconds", "0"))
                    .isEqualTo(Cli.WRONG_USAGE);
        }
    }

    @Test
    void statusTellsHowCanariesFare() throws Exception {
        ProxyConfig config = config();
        try (TrafficLogWriter log = config.log().writer();
                Proxy proxy = Proxy.start(config.plan(), log);
                Admin admin = Admin.start(proxy, config.admin().orElseThrow())) {
            proxy.sendCanaries(
                    CanaryPlan.of(
                            Duration.ofSeconds(30), CanaryPlan.indexOf("front"), Optional.empty()));
            String at = "127.0.0.1:" + admin.address().getPort();
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            JsonNode canary = json("capture", "status", "--admin", at).at("/proxies/0/canary");
            while (!canary.path("live").asBoolean() && System.nanoTime() < deadline) {
                canary = json("capture", "status", "--admin", at).at("/proxies/0/canary");
            }
            assertThat(canary.path("recorded").asLong()).isEqualTo(1);
            assertThat(run("capture", "status", "--admin", at)).isEqualTo(Cli.DONE);
            assertThat(out()).contains(System.lineSeparator() + "  Canaries: live; 1 sent");
        }
    }

    @Test
    void whereNoProxyAnswersItsStateIsNotKnown() {
        assertThat(run("capture", "status", "--admin", "127.0.0.1:1")).isEqualTo(Cli.FAILED);
        assertThat(err()).contains("No proxy's admin endpoint answers").doesNotContain("Exception");
    }

    @Test
    void anAddressOfAClusterIsNoAdminEndpoint() {
        String cluster = "127.0.0.1:" + source.getAddress().getPort();
        assertThat(run("capture", "status", "--admin", cluster)).isEqualTo(Cli.FAILED);
        assertThat(err()).contains("is no proxy's admin endpoint").doesNotContain("Exception");
    }

    @Test
    void aLogTellsWhatItHoldsAndThatItIsWhole() throws Exception {
        ProxyConfig config = config();
        try (TrafficLogWriter log = config.log().writer();
                Proxy proxy = Proxy.start(config.plan(), log)) {
            send(proxy);
        }
        String at = log().toString();
        // Beside the exchanges that the proxy began and ended, and signs of life every few seconds.
        assertThat(json("log", "info", "--log", at).path("records").asLong())
                .isGreaterThanOrEqualTo(REQUESTS + 2);
        assertThat(run("log", "info", "--log", at)).isEqualTo(Cli.DONE);
        assertThat(out()).contains(System.lineSeparator() + "  ").contains(": records 0 to below");
        assertThat(json("log", "verify", "--log", at).path("exchanges").asLong())
                .isEqualTo(REQUESTS);
        assertThat(run("log", "dump", "--log", at, "--method", "PUT")).isEqualTo(Cli.DONE);
        assertThat(out().lines()).hasSize(REQUESTS).allMatch(line -> line.contains("/i/_doc/"));
    }

    @Test
    void aFolderThatIsNoLogIsToldAndNotMade() throws IOException {
        Path none = folder.resolve("none");
        for (String command : List.of("info", "verify", "dump")) {
            assertThat(run("log", command, "--log", none.toString()))
                    .as(command)
                    .isEqualTo(Cli.FAILED);
            assertThat(err()).contains(none.toString()).doesNotContain("Exception");
            assertThat(none).doesNotExist();
        }
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("a file"), "that is not ours");
        for (String command : List.of("info", "verify", "dump")) {
            assertThat(run("log", command, "--log", other.toString()))
                    .as(command)
                    .isEqualTo(Cli.FAILED);
            assertThat(err()).contains(other.toString());
        }
        assertThat(other).isDirectoryContaining(file -> file.endsWith("a file"));
    }

    @Test
    void aFileThatIsNotThereIsNotImported() {
        Path file = folder.resolve("none.gor");
        assertThat(run("log", "import", file.toString(), "--log", log().toString()))
                .isEqualTo(Cli.FAILED);
        assertThat(err()).contains(file.toString(), "does not exist").doesNotContain("Exception");
        assertThat(log()).doesNotExist();
    }

    @Test
    void aReplayThatIsWronglyAskedForAsksNobody() {
        String[] wrong = {
            "replay",
            "start",
            "--shadow",
            "--share",
            "3",
            "--log",
            log().toString(),
            "--source",
            "http://127.0.0.1:1",
            "--target",
            "http://127.0.0.1:1"
        };
        assertThat(run(wrong)).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err()).contains("--share").doesNotContain("Nothing listens");
    }

    @Test
    void whereNoReplayRunsItSaysHowToStartOne() {
        for (String action : List.of("status", "pause", "resume", "stop")) {
            assertThat(run("replay", action, "--home", folder.toString()))
                    .as(action)
                    .isEqualTo(Cli.FAILED);
            assertThat(err()).contains("No replay runs").contains("turnstone replay start");
        }
    }

    private ProxyConfig config() {
        return ProxyConfig.of(
                "127.0.0.1:0",
                List.of("http://127.0.0.1:" + source.getAddress().getPort()),
                log().toString(),
                "127.0.0.1:0");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static void send(Proxy proxy) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < REQUESTS; i++) {
                URI uri =
                        URI.create(
                                "http://127.0.0.1:" + proxy.address().getPort() + "/i/_doc/" + i);
                HttpRequest put =
                        HttpRequest.newBuilder(uri)
                                .version(HttpClient.Version.HTTP_1_1)
                                .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                                .build();
                assertThat(client.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            }
        }
    }

    private JsonNode json(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        assertThat(run(all)).as("%s", err()).isEqualTo(Cli.DONE);
        return Json.MAPPER.readTree(out());
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Cli.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
