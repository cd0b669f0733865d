package dev.turnstone.log.inspect;

import dev.turnstone.log.record.Origin;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.log.record.TrafficRecord.Canary;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.log.record.TrafficRecord.Stopped;
import dev.turnstone.log.record.TrafficRecord.Told;
import dev.turnstone.model.Json;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenAnswer;

import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// A record as one JSON object, for export. Bodies are text where they are text, else Base64.
public final class RecordJson {
    private RecordJson() {}

    public static ObjectNode of(Told told) {
        return switch (told) {
            case Recorded recorded -> exchange(recorded);
            case Gap gap ->
                    head("gap", gap)
                            .put("from", gap.from().toString())
                            .put("until", gap.until().toString())
                            .put("exchanges", gap.exchanges())
                            .put("changing", gap.changing())
                            .put("reason", gap.reason());
            case Started started -> {
                ObjectNode json = head("started", started).put("at", started.at().toString());
                started.nodes().forEach(json.putArray("nodes")::add);
                yield json;
            }
            case Stopped stopped -> head("stopped", stopped).put("at", stopped.at().toString());
            case Canary canary ->
                    head("canary", canary)
                            .put("id", canary.id())
                            .put("hop", canary.hop())
                            .put("at", canary.at().toString());
        };
    }

    private static ObjectNode exchange(Recorded recorded) {
        Exchange exchange = recorded.exchange();
        ObjectNode json =
                head("exchange", recorded)
                        .put("connection", exchange.connection())
                        .put("number", exchange.number())
                        .put("begun", exchange.begun().toString())
                        .put("ending", exchange.ending().name().toLowerCase(Locale.ROOT));
        if (exchange.elsewhere() != null) {
            json.put("elsewhere", exchange.elsewhere());
        }
        ObjectNode request =
                json.putObject("request")
                        .put("method", exchange.request().method())
                        .put("target", exchange.request().target());
        headers(request, exchange.request().headers());
        body(request, exchange.request().body());
        SeenAnswer answer = exchange.answer();
        if (answer != null) {
            ObjectNode to =
                    json.putObject("answer")
                            .put("status", answer.status())
                            .put("tookMicros", answer.took().toNanos() / 1_000);
            headers(to, answer.headers());
            body(to, answer.body());
        }
        return json;
    }

    private static ObjectNode head(String kind, TrafficRecord record) {
        Origin origin = record.origin();
        return Json.MAPPER
                .createObjectNode()
                .put("kind", kind)
                .put("proxy", origin.proxy())
                .put("incarnation", origin.incarnation());
    }

    private static void headers(ObjectNode to, List<Header> headers) {
        var list = to.putArray("headers");
        headers.forEach(header -> list.addArray().add(header.name()).add(header.value()));
    }

    private static void body(ObjectNode to, Payload payload) {
        to.put("length", payload.length());
        if (payload.sha256() != null) {
            to.put("sha256", payload.sha256());
        }
        if (payload.bytes().length() == 0) {
            return;
        }
        byte[] bytes = payload.bytes().copy();
        try {
            to.put(
                    "body",
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            to.put("bodyBase64", Base64.getEncoder().encodeToString(bytes));
        }
    }
}
