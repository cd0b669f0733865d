package dev.turnstone.replay.captured;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Makes exchanges for tests.
public final class Exchanges {
    private static final List<Header> JSON =
            List.of(new Header("Content-Type", "application/json"));
    private static final List<Header> ZIPPED =
            List.of(
                    new Header("content-type", "application/x-ndjson"),
                    new Header("Content-Encoding", "gzip"));

    private Exchanges() {}

    public static Exchange answered(
            String method, String target, String body, int status, String answer) {
        return exchange(
                new SeenRequest(method, target, JSON, payload(bytes(body))),
                new SeenAnswer(status, JSON, payload(bytes(answer)), Duration.ofMillis(1)));
    }

    /// As a proxy records it that replaces fields of bodies.
    static Exchange redacted(String method, String target, String body, String answer) {
        List<Header> headers = new ArrayList<>(JSON);
        headers.add(new Header("x-turnstone-redacted", "body"));
        return exchange(
                new SeenRequest(method, target, headers, payload(bytes(body))),
                new SeenAnswer(200, JSON, payload(bytes(answer)), Duration.ofMillis(1)));
    }

    public static Exchange zipped(
            String method, String target, String body, int status, String answer) {
        return exchange(
                new SeenRequest(method, target, ZIPPED, payload(zip(body))),
                new SeenAnswer(status, ZIPPED, payload(zip(answer)), Duration.ofMillis(1)));
    }

    /// The same as it is told where the log has a gap while it is under way.
    public static Exchange openAtGap(Exchange of) {
        return new Exchange(
                of.proxy(),
                of.connection(),
                of.number(),
                of.begun(),
                of.request(),
                null,
                Exchange.Ending.OPEN_AT_GAP);
    }

    /// The same behind a proxy that had been switched.
    public static Exchange elsewhere(Exchange of) {
        return new Exchange(
                of.proxy(),
                of.connection(),
                of.number(),
                of.begun(),
                of.request(),
                of.answer(),
                of.ending(),
                "https://new:9200");
    }

    public static Exchange unanswered(String method, String target, String body) {
        return new Exchange(
                "p",
                1,
                1,
                Instant.EPOCH,
                new SeenRequest(method, target, JSON, payload(bytes(body))),
                null,
                Exchange.Ending.UNANSWERED);
    }

    static Exchange exchange(SeenRequest request, SeenAnswer answer) {
        return new Exchange("p", 1, 1, Instant.EPOCH, request, answer, Exchange.Ending.ANSWERED);
    }

    static Payload payload(byte[] bytes) {
        return new Payload(Body.of(bytes), bytes.length, null);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
