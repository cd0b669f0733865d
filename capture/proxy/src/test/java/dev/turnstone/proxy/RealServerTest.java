package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

@RealServers
class RealServerTest {
    @TempDir private Path folder;

    @Test
    void manyClientsNoticeNothingAndEverythingIsRecorded(
            @Elasticsearch("7.10.2") SearchServer server) {
        MemoryLog log = new MemoryLog();
        try (Proxy proxy = Proxy.start(Stage.plan(List.of(URI.create(server.url()))), log)) {
            TrafficPlan plan =
                    TrafficPlan.to(url(proxy, ""), folder.resolve("oracle"))
                            .clients(8)
                            .duration(Duration.ofSeconds(4))
                            .build();
            Traffic.prepare(plan);
            TrafficSummary summary;
            try (Traffic traffic = Traffic.start(plan)) {
                summary = traffic.await();
            }
            assertThat(summary.ambiguous()).isZero();
            assertThat(summary.failedRequests()).isZero();
            ProxyState state = proxy.state();
            Stage.await(() -> log.all(Recorded.class).size() == state.traffic().requests());
            assertThat(log.all(Recorded.class))
                    .hasSizeGreaterThan(100)
                    .allMatch(one -> one.exchange().ending() == Ending.ANSWERED);
            assertThat(state.recording().exchangesMissed()).isZero();
        }
    }

    /// This client asks for HTTP/2 by an upgrade; the server ignores that, and so may the proxy.
    @Test
    void aClientThatWouldRatherSpeakHttp2GetsItsAnswers(
            @Elasticsearch("7.10.2") SearchServer server) throws Exception {
        try (Proxy proxy =
                        Proxy.start(
                                Stage.plan(List.of(URI.create(server.url()))), new MemoryLog());
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest put =
                    HttpRequest.newBuilder(url(proxy, "/h/_doc/1?refresh=true"))
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("{\"a\":1}"))
                            .build();
            assertThat(client.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
            HttpRequest search = HttpRequest.newBuilder(url(proxy, "/h/_search")).build();
            assertThat(client.send(search, BodyHandlers.ofString()).body()).contains("\"a\":1");
        }
    }

    @Test
    void curlExpectsContinueAndReadsGzip(@Elasticsearch("7.10.2") SearchServer server)
            throws Exception {
        MemoryLog log = new MemoryLog();
        try (Proxy proxy = Proxy.start(Stage.plan(List.of(URI.create(server.url()))), log)) {
            String document = "{\"text\":\"" + "x".repeat(100_000) + "\"}";
            assertThat(
                            curl(
                                    document,
                                    "-XPUT",
                                    "-HContent-Type: application/json",
                                    "-HExpect: 100-continue",
                                    "--data-binary",
                                    "@-",
                                    url(proxy, "/i/_doc/1").toString()))
                    .contains("\"_id\":\"1\"");
            assertThat(curl("", "--compressed", url(proxy, "/i/_doc/1").toString()))
                    .contains("x".repeat(100_000));
            assertThat(curl("", "-I", url(proxy, "/i/_doc/1").toString()))
                    .startsWith("HTTP/1.1 200 OK");
            Stage.await(() -> log.all(Recorded.class).size() == 3);
            assertThat(
                            log.all(Recorded.class)
                                    .getFirst()
                                    .exchange()
                                    .request()
                                    .body()
                                    .bytes()
                                    .text())
                    .isEqualTo(document);
        }
    }

    private static URI url(Proxy proxy, String path) {
        return URI.create("http://127.0.0.1:" + proxy.address().getPort() + path);
    }

    private static String curl(String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "-m", "60"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
