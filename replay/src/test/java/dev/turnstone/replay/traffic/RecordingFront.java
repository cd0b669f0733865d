package dev.turnstone.replay.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Stands in for the proxy in tests: passes whole requests on and writes down what was said, before
/// or after the client hears of it.
final class RecordingFront implements AutoCloseable {
    private static final Set<String> OURS =
            Set.of(
                    "connection",
                    "host",
                    "content-length",
                    "transfer-encoding",
                    "upgrade",
                    "expect");

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI upstream;
    private final MemoryLog log;
    private final AtomicLong numbers = new AtomicLong();
    private volatile int loseAnswersOf;

    RecordingFront(String upstream, MemoryLog log) {
        this.upstream = URI.create(upstream);
        this.log = log;
        try {
            this.server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// One answer of so many never reaches client or log; 0 for none.
    void loseAnswers(int oneOf) {
        loseAnswersOf = oneOf;
    }

    private void pass(HttpExchange exchange) throws IOException {
        Instant begun = Instant.now();
        long number = numbers.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        List<Header> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                values.forEach(value -> headers.add(new Header(name, value))));
        var request =
                new SeenRequest(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        payload(body));
        try {
            HttpResponse<byte[]> answer = client.send(forward(request), BodyHandlers.ofByteArray());
            int lose = loseAnswersOf;
            if (lose > 0
                    && !request.method().equals("GET")
                    && ThreadLocalRandom.current().nextInt(lose) == 0) {
                record(number, begun, request, null);
                exchange.close();
                return;
            }
            List<Header> told = new ArrayList<>();
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) ->
                                    values.forEach(value -> told.add(new Header(name, value))));
            var seen =
                    new SeenAnswer(
                            answer.statusCode(),
                            told,
                            payload(answer.body()),
                            Duration.between(begun, Instant.now()));
            boolean first = ThreadLocalRandom.current().nextBoolean();
            if (first) {
                record(number, begun, request, seen);
            }
            hand(exchange, answer);
            if (!first) {
                record(number, begun, request, seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            record(number, begun, request, null);
            exchange.close();
        }
    }

    private static void hand(HttpExchange exchange, HttpResponse<byte[]> answer) {
        try {
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
            boolean none = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : answer.body().length);
            if (!none) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (IOException e) {
            // The client left: the source has answered all the same.
        } finally {
            exchange.close();
        }
    }

    private void record(
            long number, Instant begun, SeenRequest request, @Nullable SeenAnswer answer) {
        log.append(
                new Captured.Entry.Seen(
                        new Exchange(
                                "front",
                                0,
                                number,
                                begun,
                                request,
                                answer,
                                answer == null
                                        ? Exchange.Ending.UNANSWERED
                                        : Exchange.Ending.ANSWERED)));
    }

    private HttpRequest forward(SeenRequest request) {
        var forward =
                HttpRequest.newBuilder(URI.create(upstream + request.target()))
                        .timeout(Duration.ofMinutes(2))
                        .method(
                                request.method(),
                                request.body().length() == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(
                                                request.body().bytes().copy()));
        for (Header header : request.headers()) {
            if (!OURS.contains(header.name().toLowerCase(Locale.ROOT))
                    && !header.name().toLowerCase(Locale.ROOT).startsWith("http2")) {
                forward.header(header.name(), header.value());
            }
        }
        return forward.build();
    }

    private static Payload payload(byte[] bytes) {
        return new Payload(Body.of(bytes), bytes.length, null);
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
