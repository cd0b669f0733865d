package dev.turnstone.engine.assess;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers what a test tells it to, by path; 404 for everything else. For what no real server here
/// can be brought to do.
final class FakeCluster implements AutoCloseable {
    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final AtomicInteger requests = new AtomicInteger();

    FakeCluster(String number, boolean openSearch) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String distribution = openSearch ? ",\"distribution\":\"opensearch\"" : "";
        on(
                "/",
                200,
                "{\"cluster_uuid\":\"u"
                        + number
                        + "\",\"version\":{\"number\":\""
                        + number
                        + "\""
                        + distribution
                        + "}}");
    }

    void on(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    ClusterClient client() {
        return ClusterClient.open(
                ClusterEndpoint.of("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Answer answer =
                answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, "{}"));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
