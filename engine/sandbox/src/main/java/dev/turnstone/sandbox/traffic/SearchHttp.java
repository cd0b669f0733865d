package dev.turnstone.sandbox.traffic;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends requests over HTTP/1.1, each exactly once: java.net.http repeats only GET and HEAD on its
/// own.
///
/// Blocking; any thread.
final class SearchHttp implements AutoCloseable {
    private final HttpClient client;
    private final Connection connection;
    private final AtomicInteger current = new AtomicInteger();

    SearchHttp(Connection connection) {
        this.connection = connection;
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(5));
        if (connection.trustedCa() != null) {
            builder.sslContext(TrustedCa.context(connection.trustedCa()));
        }
        client = builder.build();
    }

    Answer send(Call call) {
        int at = current.get();
        Answer answer = sendTo(connection.endpoints().get(at), call);
        if (!(answer instanceof Answer.Replied replied) || replied.status() == 503) {
            current.compareAndSet(at, (at + 1) % connection.endpoints().size());
        }
        return answer;
    }

    /// For set-up and checks: the body of a success, or an exception that says what failed.
    JsonNode require(Call call) {
        Answer answer = send(call);
        if (answer instanceof Answer.Replied replied && replied.succeeded()) {
            return replied.body();
        }
        throw new TrafficException(
                "%s %s failed: %s. Is the cluster healthy and reachable?"
                        .formatted(
                                call.method(),
                                shortened(call.path()),
                                shortened(answer.toString())));
    }

    private Answer sendTo(URI endpoint, Call call) {
        try {
            var response = client.send(request(endpoint, call), BodyHandlers.ofByteArray());
            return new Answer.Replied(response.statusCode(), parse(response.body()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer.Unsent(describe(e));
        } catch (IOException | JacksonException e) {
            return new Answer.Lost(describe(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Lost("interrupted");
        }
    }

    private HttpRequest request(URI endpoint, Call call) {
        String base = endpoint.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        var request =
                HttpRequest.newBuilder(URI.create(root + call.path()))
                        .timeout(connection.requestTimeout())
                        .method(
                                call.method(),
                                call.body().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(call.body()));
        if (!call.body().isEmpty()) {
            request.header("Content-Type", call.contentType());
        }
        if (connection.authorization() != null) {
            request.header("Authorization", connection.authorization());
        }
        return request.build();
    }

    /// What is not JSON throws: such an answer, of whatever status, proves nothing about a write.
    private static JsonNode parse(byte[] body) {
        return body.length == 0 ? MissingNode.getInstance() : Content.JSON.readTree(body);
    }

    private static String describe(Exception e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    static String shortened(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "...";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
