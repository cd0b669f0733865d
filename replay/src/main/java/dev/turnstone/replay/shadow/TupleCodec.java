package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.SeenRequest;
import dev.turnstone.model.traffic.Tuple;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A tuple as a line of JSON and its bodies behind it, as docs/traffic-log.md tells it. Safe for
/// any number of threads.
public final class TupleCodec {
    private static final int VERSION = 3;
    private static final byte LINE_END = '\n';

    private TupleCodec() {}

    /// Good until the buffer is used again, or one of the bodies.
    static List<ByteBuffer> encode(Tuple tuple, JsonBytes out) {
        var bodies = new Bodies();
        Exchange source = tuple.source();
        out.clear();
        out.raw("{\"v\":").number(VERSION);
        out.raw(",\"proxy\":").text(source.proxy());
        out.raw(",\"connection\":").number(source.connection());
        out.raw(",\"number\":").number(source.number());
        out.raw(",\"begun\":").instant(source.begun());
        out.raw(",\"ending\":").text(source.ending().name());
        SeenRequest request = source.request();
        request(out.raw(",\"request\":"), request, null, bodies);
        SeenAnswer answer = source.answer();
        if (answer != null) {
            answer(out.raw(",\"answer\":"), answer, List.of(), bodies);
        }
        if (!tuple.sent().equals(request)) {
            request(out.raw(",\"sent\":"), tuple.sent(), request, bodies);
        }
        out.raw(",\"sentAt\":").instant(tuple.sentAt());
        SeenAnswer target = tuple.target();
        if (target != null) {
            List<Header> like = answer == null ? List.of() : answer.headers();
            answer(out.raw(",\"target\":"), target, like, bodies);
        }
        if (tuple.trouble() != null) {
            out.raw(",\"trouble\":").text(tuple.trouble());
        }
        return bodies.behind(out.raw("}\n").view());
    }

    public static Tuple decode(Body record) {
        int end = 0;
        while (end < record.length() && record.array()[record.offset() + end] != LINE_END) {
            end++;
        }
        if (end == record.length()) {
            throw strange("it has no line of JSON");
        }
        Body behind = Body.of(record.array(), record.offset() + end + 1, record.length() - end - 1);
        try {
            return decode(Json.MAPPER.readTree(record.array(), record.offset(), end), behind);
        } catch (JacksonException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException e) {
            throw strange(String.valueOf(e.getMessage()));
        }
    }

    private static Tuple decode(JsonNode node, Body behind) {
        if (node.path("v").asInt(0) != VERSION) {
            throw strange("its version is " + node.path("v"));
        }
        SeenRequest request = request(node.path("request"), null, behind);
        SeenAnswer answer =
                node.has("answer") ? answer(node.path("answer"), List.of(), behind) : null;
        List<Header> like = answer == null ? List.of() : answer.headers();
        return new Tuple(
                new Exchange(
                        node.path("proxy").asString(""),
                        node.path("connection").asLong(),
                        node.path("number").asLong(),
                        Instant.parse(node.path("begun").asString("")),
                        request,
                        answer,
                        Exchange.Ending.valueOf(node.path("ending").asString(""))),
                node.has("sent") ? request(node.path("sent"), request, behind) : request,
                Instant.parse(node.path("sentAt").asString("")),
                node.has("target") ? answer(node.path("target"), like, behind) : null,
                node.has("trouble") ? node.path("trouble").asString("") : null);
    }

    /// What is as in `like` is not told again.
    private static void request(
            JsonBytes out, SeenRequest request, @Nullable SeenRequest like, Bodies bodies) {
        out.raw("{");
        if (like == null || !request.method().equals(like.method())) {
            out.raw("\"method\":").text(request.method()).raw(",");
        }
        if (like == null || !request.target().equals(like.target())) {
            out.raw("\"target\":").text(request.target()).raw(",");
        }
        headers(out, request.headers(), like == null ? List.of() : like.headers());
        body(out, request.body(), bodies);
        out.raw("}");
    }

    private static void answer(JsonBytes out, SeenAnswer answer, List<Header> like, Bodies bodies) {
        out.raw("{\"status\":").number(answer.status());
        out.raw(",\"tookNanos\":").number(answer.took().toNanos()).raw(",");
        headers(out, answer.headers(), like);
        body(out, answer.body(), bodies);
        out.raw("}");
    }

    /// One that is among `like` is told by its place there.
    private static void headers(JsonBytes out, List<Header> headers, List<Header> like) {
        out.raw("\"headers\":[");
        String before = "";
        for (Header header : headers) {
            int place = like.indexOf(header);
            out.raw(before);
            if (place < 0) {
                out.header(header);
            } else {
                out.number(place);
            }
            before = ",";
        }
        out.raw("]");
    }

    private static void body(JsonBytes out, Payload body, Bodies bodies) {
        Body bytes = body.bytes();
        if (bytes.length() > 0) {
            bodies.add(bytes, out.raw(",\"body\":"));
        }
        if (!body.isWhole()) {
            out.raw(",\"length\":").number(body.length());
        }
        if (body.sha256() != null) {
            out.raw(",\"sha256\":").text(body.sha256());
        }
    }

    private static SeenRequest request(JsonNode node, @Nullable SeenRequest like, Body behind) {
        return new SeenRequest(
                node.path("method").asString(like == null ? "" : like.method()),
                node.path("target").asString(like == null ? "" : like.target()),
                headers(node, like == null ? List.of() : like.headers()),
                body(node, behind));
    }

    private static SeenAnswer answer(JsonNode node, List<Header> like, Body behind) {
        return new SeenAnswer(
                node.path("status").asInt(),
                headers(node, like),
                body(node, behind),
                Duration.ofNanos(node.path("tookNanos").asLong()));
    }

    private static List<Header> headers(JsonNode node, List<Header> like) {
        List<Header> all = new ArrayList<>();
        for (JsonNode one : node.path("headers")) {
            if (!one.isIntegralNumber()) {
                all.add(new Header(one.path(0).asString(""), one.path(1).asString("")));
            } else if (one.asInt(-1) >= 0 && one.asInt(-1) < like.size()) {
                all.add(like.get(one.asInt()));
            } else {
                throw strange("a header is told by a place that is none");
            }
        }
        return all;
    }

    private static Payload body(JsonNode node, Body behind) {
        JsonNode places = node.path("body");
        if (places.size() > 2 * Bodies.MOST_PIECES) {
            throw strange("a body has too many pieces");
        }
        Body whole = Body.EMPTY;
        for (int i = 0; i < places.size(); i += 2) {
            whole = joined(whole, piece(places, i, behind));
        }
        @Nullable String digest = node.has("sha256") ? node.path("sha256").asString("") : null;
        return new Payload(whole, node.path("length").asLong(whole.length()), digest);
    }

    private static Body piece(JsonNode places, int i, Body behind) {
        int from = places.path(i).asInt(-1);
        int length = places.path(i + 1).asInt(-1);
        if (from < 0 || length < 0 || from > behind.length() - length) {
            throw strange("a body stands outside of it");
        }
        return Body.of(behind.array(), behind.offset() + from, length);
    }

    private static Body joined(Body first, Body second) {
        if (first.length() == 0) {
            return second;
        }
        byte[] both = Arrays.copyOf(first.copy(), Math.addExact(first.length(), second.length()));
        System.arraycopy(second.array(), second.offset(), both, first.length(), second.length());
        return Body.of(both);
    }

    private static TurnstoneException strange(String why) {
        return new TurnstoneException(
                "A record of the tuple log cannot be read: " + why + ".",
                "Read it with the version of Turnstone that wrote it.");
    }
}
