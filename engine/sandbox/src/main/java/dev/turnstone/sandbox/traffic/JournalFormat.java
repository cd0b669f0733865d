package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The lines of an oracle file, one JSON object each (fields that are absent are at their default):
///
/// - `{"oracle":1,"run":R,"sequenced":true,"indices":{NAME:AREA}}` begins a run.
/// - `{"sent":N,"ops":[{"k":kind,"i":index,"d":id,"r":routing,"t":token,"n":amount,"s":slot,"p":stamped}]}`,
///   before the request is sent.
/// - `{"done":N,"out":[...]}`, one outcome per operation: applied
///   `{"e":effect,"i":index,"d":id,"p":term,"q":seqNo,"v":version}` (index and id only if they
///   differ from what was asked), refused `{"x":status,"again":true}`, unknown `{"u":reason}`,
///   never sent `{"z":true}`.
///
/// A `sent` without its `done` is unknown. Happened-before is the order of the lines.
final class JournalFormat {
    static final int VERSION = 1;

    private JournalFormat() {}

    static String header(String run, boolean sequenced, Map<String, Area> indices) {
        ObjectNode line = Content.JSON.createObjectNode();
        line.put("oracle", VERSION).put("run", run).put("sequenced", sequenced);
        ObjectNode names = line.putObject("indices");
        indices.forEach((name, area) -> names.put(name, area.name()));
        return line.toString();
    }

    static Map<String, Area> indices(JsonNode header) {
        var indices = new LinkedHashMap<String, Area>();
        header.path("indices")
                .properties()
                .forEach(e -> indices.put(e.getKey(), Area.valueOf(e.getValue().asString())));
        return indices;
    }

    static String sent(long number, List<Op> ops) {
        ObjectNode line = Content.JSON.createObjectNode().put("sent", number);
        ArrayNode array = line.putArray("ops");
        for (Op op : ops) {
            ObjectNode node = array.addObject().put("k", op.kind().name()).put("i", op.index());
            putUnlessNull(node, "d", op.id());
            putUnlessNull(node, "r", op.routing());
            node.put("t", op.token()).put("n", op.amount());
            putUnlessNull(node, "s", op.slot());
            if (op.stamped()) {
                node.put("p", true);
            }
        }
        return line.toString();
    }

    static List<Op> ops(JsonNode sent) {
        var ops = new ArrayList<Op>();
        for (JsonNode node : sent.path("ops")) {
            ops.add(
                    new Op(
                            OpKind.valueOf(node.path("k").asString()),
                            node.path("i").asString(),
                            text(node, "d"),
                            text(node, "r"),
                            node.path("t").asString(),
                            node.path("n").asInt(),
                            text(node, "s"),
                            node.path("p").asBoolean(false)));
        }
        return ops;
    }

    static String done(long number, List<Op> ops, List<Outcome> outcomes) {
        ObjectNode line = Content.JSON.createObjectNode().put("done", number);
        ArrayNode array = line.putArray("out");
        for (int i = 0; i < outcomes.size(); i++) {
            ObjectNode node = array.addObject();
            switch (outcomes.get(i)) {
                case Outcome.Applied applied -> applied(node, ops.get(i), applied);
                case Outcome.Refused refused -> {
                    node.put("x", refused.status());
                    if (refused.repeatable()) {
                        node.put("again", true);
                    }
                }
                case Outcome.Unknown unknown ->
                        node.put("u", SearchHttp.shortened(unknown.reason()));
                case Outcome.Unsent _ -> node.put("z", true);
            }
        }
        return line.toString();
    }

    private static void applied(ObjectNode node, Op op, Outcome.Applied applied) {
        node.put("e", applied.effect().name());
        if (!applied.index().equals(op.index())) {
            node.put("i", applied.index());
        }
        if (!applied.id().equals(op.id())) {
            node.put("d", applied.id());
        }
        if (applied.revision() != null) {
            node.put("p", applied.revision().term()).put("q", applied.revision().seqNo());
        }
        node.put("v", applied.version());
    }

    static List<Outcome> outcomes(List<Op> ops, JsonNode done) {
        var outcomes = new ArrayList<Outcome>();
        JsonNode array = done.path("out");
        if (array.size() != ops.size()) {
            throw new TrafficException(
                    "The oracle file answers "
                            + array.size()
                            + " of "
                            + ops.size()
                            + " operations: it is damaged.");
        }
        for (int i = 0; i < ops.size(); i++) {
            outcomes.add(outcome(ops.get(i), array.get(i)));
        }
        return outcomes;
    }

    private static Outcome outcome(Op op, JsonNode node) {
        if (node.has("u")) {
            return new Outcome.Unknown(node.path("u").asString());
        }
        if (node.has("z")) {
            return new Outcome.Unsent();
        }
        if (node.has("x")) {
            return new Outcome.Refused(node.path("x").asInt(), node.path("again").asBoolean(false));
        }
        Rank revision =
                node.has("q") ? new Rank(node.path("p").asLong(), node.path("q").asLong()) : null;
        return new Outcome.Applied(
                Objects.requireNonNullElse(text(node, "i"), op.index()),
                Objects.requireNonNullElseGet(
                        text(node, "d"), () -> Objects.requireNonNullElse(op.id(), "")),
                revision,
                node.path("v").asLong(),
                Outcome.Effect.valueOf(node.path("e").asString()));
    }

    private static void putUnlessNull(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null ? null : value.asString();
    }
}
