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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A tuple as a line of JSON and its bodies behind it, as docs/traffic-log.md tells it. Safe for
/// any number of threads.
public final class TupleCodec {
    private static final int VERSION = 2;
    private static final byte LINE_END = '\n';

    private TupleCodec() {}

    public static byte[] encode(Tuple tuple) {
        return encode(tuple, new JsonBytes());
    }

    /// With a buffer that was used before.
    static byte[] encode(Tuple tuple, JsonBytes out) {
        var bodies = new Bodies();
        Exchange source = tuple.source();
        out.clear();
        out.raw("{\"v\":").number(VERSION);
        out.raw(",\"proxy\":").text(source.proxy());
        out.raw(",\"connection\":").number(source.connection());
        out.raw(",\"number\":").number(source.number());
        out.raw(",\"begun\":").instant(source.begun());
        out.raw(",\"ending\":").text(source.ending().name());
        request(out.raw(",\"request\":"), source.request(), bodies);
        SeenAnswer answer = source.answer();
        if (answer != null) {
            answer(out.raw(",\"answer\":"), answer, bodies);
        }
        if (!tuple.sent().equals(source.request())) {
            request(out.raw(",\"sent\":"), tuple.sent(), bodies);
        }
        out.raw(",\"sentAt\":").instant(tuple.sentAt());
        SeenAnswer target = tuple.target();
        if (target != null) {
            answer(out.raw(",\"target\":"), target, bodies);
        }
        if (tuple.trouble() != null) {
            out.raw(",\"trouble\":").text(tuple.trouble());
        }
        return bodies.behind(out.raw("}\n"));
    }

    public static Tuple decode(Body record) {
        int end = 0;
        while (end < record.length() && record.array()[record.offset() + end] != LINE_END) {
            end++;
        }
        if (end == record.length()) {
            throw strange("it has no line of JSON");
        }
        Body bodies = Body.of(record.array(), record.offset() + end + 1, record.length() - end - 1);
        try {
            return decode(Json.MAPPER.readTree(record.array(), record.offset(), end), bodies);
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw strange(String.valueOf(e.getMessage()));
        }
    }

    private static Tuple decode(JsonNode node, Body bodies) {
        if (node.path("v").asInt(0) != VERSION) {
            throw strange("its version is " + node.path("v"));
        }
        SeenRequest request = request(node.path("request"), bodies);
        return new Tuple(
                new Exchange(
                        node.path("proxy").asString(""),
                        node.path("connection").asLong(),
                        node.path("number").asLong(),
                        Instant.parse(node.path("begun").asString("")),
                        request,
                        node.has("answer") ? answer(node.path("answer"), bodies) : null,
                        Exchange.Ending.valueOf(node.path("ending").asString(""))),
                node.has("sent") ? request(node.path("sent"), bodies) : request,
                Instant.parse(node.path("sentAt").asString("")),
                node.has("target") ? answer(node.path("target"), bodies) : null,
                node.has("trouble") ? node.path("trouble").asString("") : null);
    }

    private static void request(JsonBytes out, SeenRequest request, Bodies bodies) {
        out.raw("{\"method\":").text(request.method());
        out.raw(",\"target\":").text(request.target());
        headers(out, request.headers());
        body(out, request.body(), bodies);
        out.raw("}");
    }

    private static void answer(JsonBytes out, SeenAnswer answer, Bodies bodies) {
        out.raw("{\"status\":").number(answer.status());
        out.raw(",\"tookNanos\":").number(answer.took().toNanos());
        headers(out, answer.headers());
        body(out, answer.body(), bodies);
        out.raw("}");
    }

    private static void headers(JsonBytes out, List<Header> headers) {
        out.raw(",\"headers\":[");
        String before = "";
        for (Header header : headers) {
            out.raw(before).header(header);
            before = ",";
        }
        out.raw("]");
    }

    private static void body(JsonBytes out, Payload body, Bodies bodies) {
        Body bytes = body.bytes();
        if (bytes.length() > 0) {
            out.raw(",\"body\":[").number(bodies.add(bytes));
            out.raw(",").number(bytes.length()).raw("]");
        }
        if (!body.isWhole()) {
            out.raw(",\"length\":").number(body.length());
        }
        if (body.sha256() != null) {
            out.raw(",\"sha256\":").text(body.sha256());
        }
    }

    private static SeenRequest request(JsonNode node, Body bodies) {
        return new SeenRequest(
                node.path("method").asString(""),
                node.path("target").asString(""),
                headers(node),
                body(node, bodies));
    }

    private static SeenAnswer answer(JsonNode node, Body bodies) {
        return new SeenAnswer(
                node.path("status").asInt(),
                headers(node),
                body(node, bodies),
                Duration.ofNanos(node.path("tookNanos").asLong()));
    }

    private static List<Header> headers(JsonNode node) {
        List<Header> all = new ArrayList<>();
        node.path("headers")
                .forEach(
                        one ->
                                all.add(
                                        new Header(
                                                one.path(0).asString(""),
                                                one.path(1).asString(""))));
        return all;
    }

    private static Payload body(JsonNode node, Body bodies) {
        int from = node.path("body").path(0).asInt(0);
        int length = node.path("body").path(1).asInt(0);
        if (from < 0 || length < 0 || from > bodies.length() - length) {
            throw strange("a body stands outside of it");
        }
        @Nullable String digest = node.has("sha256") ? node.path("sha256").asString("") : null;
        return new Payload(
                length == 0 ? Body.EMPTY : Body.of(bodies.array(), bodies.offset() + from, length),
                node.path("length").asLong(length),
                digest);
    }

    private static TurnstoneException strange(String why) {
        return new TurnstoneException(
                "A record of the tuple log cannot be read: " + why + ".",
                "Read it with the version of Turnstone that wrote it.");
    }

    /// What stands behind the line: each body once, however often it is told of.
    private static final class Bodies {
        private final List<Body> all = new ArrayList<>(4);
        private int length;

        /// Where it begins.
        int add(Body body) {
            int at = 0;
            for (Body before : all) {
                if (before.equals(body)) {
                    return at;
                }
                at += before.length();
            }
            all.add(body);
            length = Math.addExact(length, body.length());
            return at;
        }

        byte[] behind(JsonBytes line) {
            byte[] record = line.bytes(length);
            int at = line.length();
            for (Body body : all) {
                System.arraycopy(body.array(), body.offset(), record, at, body.length());
                at += body.length();
            }
            return record;
        }
    }
}
