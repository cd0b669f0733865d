package dev.turnstone.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.apache.hc.core5.http.HttpHost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Java programs' clients work through the proxy unchanged, and what is recorded is what they did.
@RealServers
class JavaClientsTest {
    @Test
    void theOpenSearchJavaClientWorksUnchanged(@Elasticsearch("7.10.2") SearchServer server)
            throws IOException {
        try (ClientStage stage = new ClientStage(server)) {
            try (OpenSearchTransport transport = transport(stage, false)) {
                doUsual(new OpenSearchClient(transport));
            }
            try (OpenSearchTransport transport = transport(stage, true)) {
                OpenSearchClient client = new OpenSearchClient(transport);
                client.index(i -> i.index("java").id("4").document(Map.of("t", "x".repeat(2_000))));
                assertThat(document(client, "4").toString()).hasSizeGreaterThan(2_000);
            }
            stage.assertRecorded(14);
            // Its pool sometimes opens a second one, before the first is back in the pool.
            stage.assertUsual("java", 4);
            assertThat(stage.bulk()).contains("{\"n\":2}", "{\"n\":3}");
            stage.assertCompressed("java");
            assertThat(stage.header("PUT /java/_doc/4 201", "transfer-encoding"))
                    .isEqualTo("chunked");
        }
    }

    @Test
    void theElasticsearchLowLevelClientWorksUnchanged(@Elasticsearch("7.10.2") SearchServer server)
            throws IOException {
        try (ClientStage stage = new ClientStage(server)) {
            try (RestClient client = client(stage, false)) {
                doUsual(client);
            }
            try (RestClient client = client(stage, true)) {
                send(client, "PUT", "/low/_doc/4", ClientStage.large());
                assertThat(send(client, "GET", "/low/_doc/4", "")).contains(ClientStage.large());
                chunked(client);
            }
            stage.assertRecorded(15);
            stage.assertUsual("low", 1);
            assertThat(stage.bulk()).isEqualTo(ClientStage.bulk("low"));
            stage.assertCompressed("low");
            assertThat(stage.header("PUT /low/_doc/5 201", "transfer-encoding"))
                    .isEqualTo("chunked");
        }
    }

    private static void doUsual(OpenSearchClient client) throws IOException {
        assertThat(client.indices().exists(e -> e.index("java")).value()).isFalse();
        client.index(i -> i.index("java").id("1").document(Map.of("n", 1)));
        assertThat(client.exists(e -> e.index("java").id("1")).value()).isTrue();
        assertThat(document(client, "1")).isEqualTo(Map.of("n", 1));
        client.bulk(
                b ->
                        b.operations(o -> o.index(i -> i.index("java").id("2").document(n(2))))
                                .operations(
                                        o -> o.index(i -> i.index("java").id("3").document(n(3)))));
        client.indices().refresh(r -> r.index("java"));
        assertThat(client.search(s -> s.index("java"), Map.class).hits().hits()).hasSize(3);
        SearchResponse<?> first =
                client.search(s -> s.index("java").size(1).scroll(t -> t.time("1m")), Map.class);
        String scroll = requireNonNull(first.scrollId());
        var next = client.scroll(s -> s.scrollId(scroll).scroll(t -> t.time("1m")), Map.class);
        assertThat(next.hits().hits()).hasSize(1);
        client.clearScroll(c -> c.scrollId(scroll));
        client.delete(d -> d.index("java").id("1"));
        assertThat(client.get(g -> g.index("java").id("nothing"), Map.class).found()).isFalse();
    }

    private static void doUsual(RestClient client) throws IOException {
        assertThat(status(client, "HEAD", "/low")).isEqualTo(404);
        send(client, "PUT", "/low/_doc/1", "{\"n\":1}");
        assertThat(status(client, "HEAD", "/low/_doc/1")).isEqualTo(200);
        assertThat(send(client, "GET", "/low/_doc/1", "")).contains("\"_source\":{\"n\":1}");
        send(client, "POST", "/_bulk", ClientStage.bulk("low"));
        send(client, "POST", "/low/_refresh", "");
        assertThat(send(client, "POST", "/low/_search", "{}")).contains("\"_id\":\"3\"");
        String first = send(client, "POST", "/low/_search?scroll=1m", "{\"size\":1}");
        String scroll = first.replaceAll("(?s).*\"_scroll_id\":\"([^\"]+)\".*", "$1");
        String again = "{\"scroll\":\"1m\",\"scroll_id\":\"" + scroll + "\"}";
        assertThat(send(client, "POST", "/_search/scroll", again)).contains("\"hits\"");
        send(client, "DELETE", "/_search/scroll", "{\"scroll_id\":\"" + scroll + "\"}");
        send(client, "DELETE", "/low/_doc/1", "");
        assertThatThrownBy(() -> send(client, "GET", "/low/_doc/nothing", ""))
                .isInstanceOf(ResponseException.class)
                .hasMessageContaining("404");
    }

    /// A body of which the client does not know the length.
    private static void chunked(RestClient client) throws IOException {
        byte[] body = ClientStage.large().getBytes(StandardCharsets.UTF_8);
        Request request = new Request("PUT", "/low/_doc/5");
        request.setEntity(
                new InputStreamEntity(
                        new ByteArrayInputStream(body), -1, ContentType.APPLICATION_JSON));
        client.performRequest(request);
    }

    private static OpenSearchTransport transport(ClientStage stage, boolean compressed) {
        return ApacheHttpClient5TransportBuilder.builder(
                        new HttpHost("http", "127.0.0.1", stage.port()))
                .setCompressionEnabled(compressed)
                .build();
    }

    private static RestClient client(ClientStage stage, boolean compressed) {
        return RestClient.builder(new org.apache.http.HttpHost("127.0.0.1", stage.port()))
                .setCompressionEnabled(compressed)
                .build();
    }

    private static Object document(OpenSearchClient client, String id) throws IOException {
        return requireNonNull(client.get(g -> g.index("java").id(id), Map.class).source());
    }

    private static Map<String, Integer> n(int value) {
        return Map.of("n", value);
    }

    private static int status(RestClient client, String method, String path) throws IOException {
        return client.performRequest(new Request(method, path)).getStatusLine().getStatusCode();
    }

    private static String send(RestClient client, String method, String path, String body)
            throws IOException {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        Response answer = client.performRequest(request);
        return EntityUtils.toString(answer.getEntity());
    }
}
