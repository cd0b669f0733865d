package dev.turnstone.app.migration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Stands before a target and, while it is told to, answers everything with 429. Thread-safe.
final class BusyFront implements AutoCloseable {
    private static final byte[] BUSY =
            "{\"error\":{\"type\":\"rejected_execution_exception\",\"reason\":\"full queue\"}}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String upstream;
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean busy;

    private BusyFront(HttpServer server, String upstream) {
        this.server = server;
        this.upstream = upstream;
    }

    static BusyFront before(String upstream) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            BusyFront front = new BusyFront(server, upstream);
            server.createContext("/", front::serve);
            server.setExecutor(front.threads);
            server.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void turnBusy(boolean now) {
        busy = now;
    }

    /// How many requests were sent away so far.
    long refused() {
        return refused.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (busy) {
                refused.incrementAndGet();
                answer(exchange, TOO_MANY_REQUESTS, BUSY);
                return;
            }
            HttpResponse<byte[]> answer = client.send(copy(exchange, body), ofBytes());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse.BodyHandler<byte[]> ofBytes() {
        return HttpResponse.BodyHandlers.ofByteArray();
    }

    private HttpRequest copy(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder copy =
                HttpRequest.newBuilder(URI.create(upstream + exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : new String[] {"Content-Type", "Content-Encoding"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                copy.header(name, value);
            }
        }
        return copy.build();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
