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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
        Exchange source = tuple.source();
        ObjectNode node = Json.MAPPER.createObjectNode().put("v", VERSION);
        node.put("proxy", source.proxy())
                .put("connection", source.connection())
                .put("number", source.number())
                .put("begun", source.begun().toString())
                .put("ending", source.ending().name());
        node.set("request", request(source.request()));
        SeenAnswer answered = source.answer();
        if (answered != null) {
            node.set("answer", answer(answered));
        }
        if (!tuple.sent().equals(source.request())) {
            node.set("sent", request(tuple.sent()));
        }
        node.put("sentAt", tuple.sentAt().toString());
        SeenAnswer target = tuple.target();
        if (target != null) {
            node.set("target", answer(target));
        }
        if (tuple.trouble() != null) {
            node.put("trouble", tuple.trouble());
        }
        return Json.MAPPER.writeValueAsBytes(node);
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

    private static ObjectNode request(SeenRequest request) {
        ObjectNode node =
                Json.MAPPER
                        .createObjectNode()
                        .put("method", request.method())
                        .put("target", request.target());
        headers(node, request.headers());
        body(node, request.body());
        return node;
    }

    private static ObjectNode answer(SeenAnswer answer) {
        ObjectNode node =
                Json.MAPPER
                        .createObjectNode()
                        .put("status", answer.status())
                        .put("tookNanos", answer.took().toNanos());
        headers(node, answer.headers());
        body(node, answer.body());
        return node;
    }

    private static void headers(ObjectNode node, List<Header> headers) {
        ArrayNode all = node.putArray("headers");
        headers.forEach(header -> all.addArray().add(header.name()).add(header.value()));
    }

    private static void body(ObjectNode node, Payload body) {
        byte[] bytes = body.bytes().copy();
        if (bytes.length > 0) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
                node.put("body", text);
            } else {
                node.put("base64", Base64.getEncoder().encodeToString(bytes));
            }
        }
        if (!body.isWhole()) {
            node.put("length", body.length());
        }
        if (body.sha256() != null) {
            node.put("sha256", body.sha256());
        }
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
