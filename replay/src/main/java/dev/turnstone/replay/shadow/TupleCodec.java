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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A tuple as one JSON object, as docs/traffic-log.md tells it. Safe for any number of threads.
public final class TupleCodec {
    private static final int VERSION = 1;

    private TupleCodec() {}

    public static byte[] encode(Tuple tuple) {
        return encode(tuple, new JsonBytes());
    }

    /// With a buffer that was used before.
    static byte[] encode(Tuple tuple, JsonBytes out) {
        Exchange source = tuple.source();
        out.clear();
        out.raw("{\"v\":").number(VERSION);
        out.raw(",\"proxy\":").text(source.proxy());
        out.raw(",\"connection\":").number(source.connection());
        out.raw(",\"number\":").number(source.number());
        out.raw(",\"begun\":").instant(source.begun());
        out.raw(",\"ending\":").text(source.ending().name());
        request(out.raw(",\"request\":"), source.request());
        SeenAnswer answer = source.answer();
        if (answer != null) {
            answer(out.raw(",\"answer\":"), answer);
        }
        if (!tuple.sent().equals(source.request())) {
            request(out.raw(",\"sent\":"), tuple.sent());
        }
        out.raw(",\"sentAt\":").instant(tuple.sentAt());
        SeenAnswer target = tuple.target();
        if (target != null) {
            answer(out.raw(",\"target\":"), target);
        }
        if (tuple.trouble() != null) {
            out.raw(",\"trouble\":").text(tuple.trouble());
        }
        return out.raw("}").bytes();
    }

    public static Tuple decode(Body record) {
        try {
            JsonNode node = Json.MAPPER.readTree(record.array(), record.offset(), record.length());
            if (node.path("v").asInt(0) != VERSION) {
                throw strange("its version is " + node.path("v"));
            }
            SeenRequest request = request(node.path("request"));
            return new Tuple(
                    new Exchange(
                            node.path("proxy").asString(""),
                            node.path("connection").asLong(),
                            node.path("number").asLong(),
                            Instant.parse(node.path("begun").asString("")),
                            request,
                            node.has("answer") ? answer(node.path("answer")) : null,
                            Exchange.Ending.valueOf(node.path("ending").asString(""))),
                    node.has("sent") ? request(node.path("sent")) : request,
                    Instant.parse(node.path("sentAt").asString("")),
                    node.has("target") ? answer(node.path("target")) : null,
                    node.has("trouble") ? node.path("trouble").asString("") : null);
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw strange(String.valueOf(e.getMessage()));
        }
    }

    private static void request(JsonBytes out, SeenRequest request) {
        out.raw("{\"method\":").text(request.method());
        out.raw(",\"target\":").text(request.target());
        headers(out, request.headers());
        body(out, request.body());
        out.raw("}");
    }

    private static void answer(JsonBytes out, SeenAnswer answer) {
        out.raw("{\"status\":").number(answer.status());
        out.raw(",\"tookNanos\":").number(answer.took().toNanos());
        headers(out, answer.headers());
        body(out, answer.body());
        out.raw("}");
    }

    private static void headers(JsonBytes out, List<Header> headers) {
        out.raw(",\"headers\":[");
        String before = "[";
        for (Header header : headers) {
            out.raw(before).text(header.name()).raw(",").text(header.value()).raw("]");
            before = ",[";
        }
        out.raw("]");
    }

    private static void body(JsonBytes out, Payload body) {
        Body bytes = body.bytes();
        if (bytes.length() > 0) {
            if (isText(bytes)) {
                out.raw(",\"body\":").text(bytes);
            } else {
                out.raw(",\"base64\":").text(Base64.getEncoder().encodeToString(bytes.copy()));
            }
        }
        if (!body.isWhole()) {
            out.raw(",\"length\":").number(body.length());
        }
        if (body.sha256() != null) {
            out.raw(",\"sha256\":").text(body.sha256());
        }
    }

    /// Whether it is UTF-8; most is ASCII and needs no decoding.
    private static boolean isText(Body bytes) {
        return JsonBytes.isAscii(bytes)
                || Arrays.equals(bytes.text().getBytes(StandardCharsets.UTF_8), bytes.copy());
    }

    private static SeenRequest request(JsonNode node) {
        return new SeenRequest(
                node.path("method").asString(""),
                node.path("target").asString(""),
                headers(node),
                body(node));
    }

    private static SeenAnswer answer(JsonNode node) {
        return new SeenAnswer(
                node.path("status").asInt(),
                headers(node),
                body(node),
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

    private static Payload body(JsonNode node) {
        byte[] bytes =
                node.has("base64")
                        ? Base64.getDecoder().decode(node.path("base64").asString(""))
                        : node.path("body").asString("").getBytes(StandardCharsets.UTF_8);
        @Nullable String digest = node.has("sha256") ? node.path("sha256").asString("") : null;
        return new Payload(
                bytes.length == 0 ? Body.EMPTY : Body.of(bytes),
                node.path("length").asLong(bytes.length),
                digest);
    }

    private static TurnstoneException strange(String why) {
        return new TurnstoneException(
                "A record of the tuple log cannot be read: " + why + ".",
                "Read it with the version of Turnstone that wrote it.");
    }
}
