package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An alias is refused for what is wrong with it, not for the index that it was tried on. The
/// server takes a nested filter only where the index has a nested field, as a real one does.
class DryRunTest {
    private static final String NESTED =
            "{'filter':{'nested':{'path':'n','query':{'match_all':{}}}}}";

    private final Map<String, String> indices = new ConcurrentHashMap<>();
    private HttpServer server;
    private ClusterClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client =
                ClusterClient.open(
                        ClusterEndpoint.of("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFilterThatNeedsTheFieldsOfItsIndexIsTriedOnACopyOfThat() {
        Map<String, DryOutcome> outcomes =
                run(
                        object(
                                Kind.INDEX,
                                "a",
                                "{'mappings':{'properties':{'n':{'type':'nested'}}}}"),
                        object(Kind.INDEX, "b", "{'mappings':{}}"),
                        object(Kind.ALIAS, "a/x", NESTED),
                        object(Kind.ALIAS, "b/x", NESTED));
        assertThat(outcomes.get("alias/a/x")).isInstanceOf(DryOutcome.Accepted.class);
        assertThat(outcomes.get("alias/b/x")).isInstanceOf(DryOutcome.Refused.class);
        assertThat(indices).isEmpty();
    }

    @Test
    void nothingIsSaidWhereTheIndexIsThereAlready() {
        assertThat(run(object(Kind.ALIAS, "a/x", NESTED))).isEmpty();
        assertThat(indices).isEmpty();
    }

    private Map<String, DryOutcome> run(MetadataObject... objects) {
        return new DryRun(
                        new TargetApi(client), new MemoryJournal(), InstantSource.system(), "here")
                .run(List.of(objects));
    }

    private static MetadataObject object(Kind kind, String name, String body) {
        return new MetadataObject(
                kind, name, (ObjectNode) Json.MAPPER.readTree(body.replace('\'', '"')));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        int status = 200;
        String told = "{}";
        switch (exchange.getRequestMethod()) {
            case "PUT" -> indices.put(path, body);
            case "DELETE" -> indices.remove(path);
            case "POST" -> {
                var add = Json.MAPPER.readTree(body).path("actions").path(0).path("add");
                String index = indices.getOrDefault("/" + add.path("index").asString(""), "");
                if (add.path("filter").has("nested") && !index.contains("nested")) {
                    status = 400;
                    told = "{\"error\":{\"reason\":\"failed to find nested object\"}}";
                }
            }
            default ->
                    told =
                            path.equals("/")
                                    ? "{\"version\":{\"number\":\"3.1.0\",\"distribution\":"
                                            + "\"opensearch\"}}"
                                    : "{}";
        }
        byte[] answer = told.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
