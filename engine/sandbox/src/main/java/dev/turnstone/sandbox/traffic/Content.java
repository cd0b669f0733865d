package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.function.Predicate;

/// The one place that says how a document looks: a pure function of its state, its area and its id.
final class Content {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String[] WORDS =
            ("tide shore stone wader drift salt marsh pebble wing arctic passage flock season feather current"
                            + " harbour lantern north kelp dune gale ebb mussel cliff horizon plover sand storm")
                    .split(" ", -1);
    private static final int BODY_LENGTH = 420;

    private Content() {}

    /// @param counting whether the write of a token adds to the count
    static ObjectNode render(
            DocumentState state, Area area, @Nullable String id, Predicate<String> counting) {
        ObjectNode source = JSON.createObjectNode();
        ObjectNode trail = source.putObject("trail");
        state.trail().forEach(trail::put);
        if (state.last() != null) {
            source.put("last", state.last());
        }
        if (state.trail().keySet().stream().anyMatch(counting)) {
            source.put("count", state.trail().values().stream().mapToInt(Integer::intValue).sum());
        }
        if (!state.parts().isEmpty()) {
            ObjectNode parts = source.putObject("part");
            state.parts().forEach(parts::put);
        }
        if (state.stamp() != null) {
            source.put("stamp", state.stamp());
        }
        if (state.fill() != null) {
            fill(source, state.fill(), area, id);
        }
        return source;
    }

    /// The source that a creating write sends (a pipeline's stamp is not sent, it is added on the
    /// way).
    static ObjectNode sent(Op op, Area area) {
        DocumentState made = DocumentState.createdBy(op);
        var unstamped =
                new DocumentState(made.trail(), made.last(), made.fill(), null, made.parts());
        return render(unstamped, area, op.id(), _ -> op.kind().counts());
    }

    private static void fill(ObjectNode source, String token, Area area, @Nullable String id) {
        int seed = scramble(token.hashCode());
        source.put("fill", token);
        source.put("code", code(token));
        source.put("title", words(seed, 40));
        source.put("body", words(seed + 1, BODY_LENGTH));
        source.put("price", Math.floorMod(seed, 100_000) / 4.0);
        source.put("quantity", Math.floorMod(seed >> 8, 500));
        source.put("day", LocalDate.of(2020, 1, 1).plusDays(Math.floorMod(seed, 2_000)).toString());
        source.putArray("tags")
                .add(WORDS[Math.floorMod(seed, WORDS.length)])
                .add("größe-" + Math.floorMod(seed, 9));
        switch (area) {
            case PLAIN -> lines(source, seed);
            case STREAM ->
                    source.put(
                            "@timestamp",
                            "2026-01-01T00:00:00." + (100 + Math.floorMod(seed, 900)) + "Z");
            case JOIN -> relation(source, id);
            case ROUTED, PIPED, REROUTED -> {}
        }
    }

    /// The keyword by which queries find what one write filled.
    static String code(String token) {
        return "code-" + token;
    }

    private static void lines(ObjectNode source, int seed) {
        var lines = source.putArray("lines");
        for (int i = 0; i < 1 + Math.floorMod(seed, 3); i++) {
            lines.addObject().put("sku", "sku-" + Math.floorMod(seed + i, 50)).put("pieces", i + 1);
        }
    }

    private static void relation(ObjectNode source, @Nullable String id) {
        String parent = id == null ? null : Ids.parentOf(id);
        if (parent == null) {
            source.put("relation", "order");
        } else {
            source.putObject("relation").put("name", "item").put("parent", parent);
        }
    }

    private static String words(int seed, int length) {
        var text = new StringBuilder(length + 12);
        int state = seed;
        while (text.length() < length) {
            state = scramble(state + 0x9E3779B9);
            text.append(WORDS[Math.floorMod(state, WORDS.length)]).append(' ');
        }
        return text.toString().strip();
    }

    private static int scramble(int value) {
        int x = value;
        x = (x ^ x >>> 16) * 0x85EBCA6B;
        x = (x ^ x >>> 13) * 0xC2B2AE35;
        return x ^ x >>> 16;
    }

    /// Equal as JSON values, whatever number type a parser or a server chose.
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Content::compareNumbers, other);
    }

    private static int compareNumbers(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
