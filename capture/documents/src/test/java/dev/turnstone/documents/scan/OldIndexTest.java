package dev.turnstone.documents.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An index that 5.x made, on a cluster that was upgraded to 6.8 since.
final class OldIndexTest {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        answers.put("/", "{\"version\":{\"number\":\"6.8.23\"}}");
        answers.put("/old/_mapping", "{\"old\":{\"mappings\":{\"_doc\":{}}}}");
        created("5061699");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void documentsThatHaveNoNumbersAreNotPassedOver() {
        answers.put("/old/_count", "{\"count\":100}");

        try (ClusterClient client = client()) {
            IndexFacts facts = IndexFacts.of(client, "old");
            assertThatThrownBy(facts::requireNumbers)
                    .hasMessageContaining("100 documents of old were written by Elasticsearch 5");
            assertThat(asked.get("/old/_count")).contains("must_not").contains("_seq_no");
        }
    }

    @Test
    void anOldIndexWhoseDocumentsWereAllWrittenAgainIsRead() {
        answers.put("/old/_count", "{\"count\":0}");

        try (ClusterClient client = client()) {
            assertThatCode(IndexFacts.of(client, "old")::requireNumbers).doesNotThrowAnyException();
        }
    }

    @Test
    void anIndexThatWasMadeSinceIsNotEvenAsked() {
        created("6082399");

        try (ClusterClient client = client()) {
            assertThatCode(IndexFacts.of(client, "old")::requireNumbers).doesNotThrowAnyException();
            assertThat(asked).doesNotContainKey("/old/_count");
        }
    }

    private void created(String version) {
        answers.put(
                "/old/_settings",
                "{\"old\":{\"settings\":{\"index\":{\"version\":{\"created\":\""
                        + version
                        + "\"}}}}}");
    }

    private ClusterClient client() {
        return ClusterClient.open(
                ClusterEndpoint.of("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.put(
                path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String found = answers.get(path);
        byte[] body = (found == null ? "{}" : found).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
