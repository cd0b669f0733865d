package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.sandbox.SearchServer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// A proxy in front of a real server, and what the log says that a client did.
final class ClientStage implements AutoCloseable {
    private static final String LARGE = "x".repeat(2_000);

    private final MemoryLog log = new MemoryLog();
    private final Proxy proxy;

    ClientStage(SearchServer server) {
        proxy = Proxy.start(Stage.plan(List.of(URI.create(server.url()))), log);
    }

    int port() {
        return proxy.address().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /// What each of the clients does first, as it goes over the wire.
    static List<String> usual(String index) {
        return List.of(
                "HEAD /" + index + " 404",
                "PUT /" + index + "/_doc/1 201",
                "HEAD /" + index + "/_doc/1 200",
                "GET /" + index + "/_doc/1 200",
                "POST /_bulk 200",
                "POST /" + index + "/_refresh 200",
                "POST /" + index + "/_search 200",
                "POST /" + index + "/_search 200",
                "POST /_search/scroll 200",
                "DELETE /_search/scroll 200",
                "DELETE /" + index + "/_doc/1 200",
                "GET /" + index + "/_doc/nothing 404");
    }

    static String bulk(String index) {
        return "{\"index\":{\"_index\":\"%1$s\",\"_id\":\"2\"}}\n{\"n\":2}\n".formatted(index)
                + "{\"index\":{\"_index\":\"%1$s\",\"_id\":\"3\"}}\n{\"n\":3}\n".formatted(index);
    }

    /// A document that is worth compressing.
    static String large() {
        return "{\"t\":\"" + LARGE + "\"}";
    }

    /// The first exchanges are the usual ones, in order, over at most so many connections; only
    /// that the Node.js client refreshes by GET.
    void assertUsual(String index, int connections) {
        List<String> usual = usual(index);
        assertThat(lines().subList(0, usual.size()))
                .map(line -> line.equals("GET /" + index + "/_refresh 200") ? usual.get(5) : line)
                .containsExactlyElementsOf(usual);
        assertThat(
                        exchanges().subList(0, usual.size()).stream()
                                .map(Exchange::connection)
                                .distinct())
                .hasSizeLessThanOrEqualTo(connections);
    }

    /// All exchanges are answered and in the log, and there are so many.
    void assertRecorded(int count) {
        Stage.await(() -> exchanges().size() >= count);
        ProxyState state = proxy.state();
        assertThat(lines()).hasSize(count);
        assertThat(state.traffic().requests()).isEqualTo(count);
        assertThat(state.traffic().answered()).isEqualTo(count);
        assertThat(state.recording().exchangesMissed()).isZero();
        assertThat(exchanges()).extracting(Exchange::ending).containsOnly(Ending.ANSWERED);
    }

    /// The compressed document went by as the client sent it, and its answer as the source did.
    void assertCompressed(String index) throws IOException {
        Exchange put = only("PUT /" + index + "/_doc/4 201");
        assertThat(header(put, "content-encoding")).isEqualTo("gzip");
        assertThat(unzipped(put.request().body().bytes())).contains(LARGE);
        Exchange get = only("GET /" + index + "/_doc/4 200");
        assertThat(unzipped(requireNonNull(get.answer()).body().bytes())).contains(LARGE);
    }

    String bulk() {
        return only("POST /_bulk 200").request().body().bytes().text();
    }

    String header(String line, String name) {
        return header(only(line), name);
    }

    private Exchange only(String line) {
        List<Exchange> found =
                exchanges().stream().filter(each -> line(each).equals(line)).toList();
        assertThat(found).as(line).hasSize(1);
        return found.getFirst();
    }

    private List<String> lines() {
        return exchanges().stream().map(ClientStage::line).toList();
    }

    private List<Exchange> exchanges() {
        return log.all(Recorded.class).stream().map(Recorded::exchange).toList();
    }

    private static String line(Exchange exchange) {
        return exchange.request().method()
                + " "
                + exchange.request().target().replaceAll("\\?.*", "")
                + " "
                + requireNonNull(exchange.answer()).status();
    }

    private static String header(Exchange exchange, String name) {
        return exchange.request().headers().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .map(each -> each.value())
                .findFirst()
                .orElse("");
    }

    private static String unzipped(Body zipped) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.copy()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
