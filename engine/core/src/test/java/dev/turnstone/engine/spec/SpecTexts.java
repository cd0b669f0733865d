package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Shape;
import dev.turnstone.engine.spec.shape.Shape.Field;
import dev.turnstone.engine.spec.shape.SpecMapper;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Makes specs that fit the schema, and breaks about half of them somewhere.
final class SpecTexts {
    private static final List<String> TEXT =
            List.of(
                    "https://a:9200",
                    "http://b:1,http://c:2",
                    "logs-*",
                    "10s",
                    "1h30m",
                    "env:X",
                    "file:/x",
                    "eu-central-1",
                    "es",
                    "localhost:9201",
                    "main",
                    "A b",
                    "ab".repeat(32),
                    "",
                    "-x",
                    "kafka:h:1/t",
                    "two\nlines");

    private final RandomGenerator random;

    SpecTexts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String next() {
        JsonNode spec = make(Specs.SHAPE, 0);
        if (random.nextInt(2) == 0) {
            spoil(spec);
        }
        return SpecMapper.JSON.writeValueAsString(spec);
    }

    private JsonNode make(Shape shape, int depth) {
        return switch (shape) {
            case Shape.Fields(Map<String, Field> fields) -> object(fields, depth);
            case Shape.Kinds(Map<String, Shape.Fields> kinds) -> {
                String kind = any(List.copyOf(kinds.keySet()));
                ObjectNode object = object(Objects.requireNonNull(kinds.get(kind)).fields(), depth);
                object.put("kind", kind);
                yield object;
            }
            case Shape.Named(Shape each, boolean _) -> {
                ObjectNode object = SpecMapper.JSON.createObjectNode();
                for (int i = random.nextInt(1, 3); i > 0; i--) {
                    object.set("n" + random.nextInt(5), make(each, depth + 1));
                }
                yield object;
            }
            case Shape.Many(Shape each, boolean _) -> {
                ArrayNode list = SpecMapper.JSON.createArrayNode();
                for (int i = random.nextInt(1, 3); i > 0; i--) {
                    list.add(make(each, depth + 1));
                }
                yield list;
            }
            case Shape.Text text -> string(fitting(text));
            case Shape.Whole(long least, long most) ->
                    SpecMapper.JSON
                            .getNodeFactory()
                            .numberNode(random.nextLong(least, Math.min(most, least + 9) + 1));
            case Shape.Truth() ->
                    SpecMapper.JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case Shape.Choice(List<String> values) -> string(any(values));
            case Shape.Free() -> SpecMapper.JSON.createObjectNode().put("drop", "a");
        };
    }

    private ObjectNode object(Map<String, Field> fields, int depth) {
        ObjectNode object = SpecMapper.JSON.createObjectNode();
        for (Field field : fields.values()) {
            if (field.needed() || random.nextInt(depth + 2) == 0) {
                object.set(field.name(), make(field.shape(), depth + 1));
            }
        }
        return object;
    }

    private String fitting(Shape.Text text) {
        List<String> fit =
                TEXT.stream().filter(each -> text.pattern().matcher(each).matches()).toList();
        return any(fit);
    }

    /// Changes one place, most often so that it does not fit any more.
    private void spoil(JsonNode root) {
        List<JsonNode> places = new ArrayList<>();
        collect(root, places);
        switch (any(places)) {
            case ObjectNode object -> spoil(object);
            case ArrayNode list -> {
                if (random.nextBoolean() && !list.isEmpty()) {
                    list.set(0, strange());
                } else {
                    list.removeAll();
                }
            }
            default -> throw new IllegalStateException("no container");
        }
    }

    private void spoil(ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        switch (random.nextInt(4)) {
            case 0 -> object.set(any(List.of("unknown", "Url", "x y", "kind")), strange());
            case 1 -> {
                if (!names.isEmpty()) {
                    object.remove(any(names));
                }
            }
            case 2 -> object.removeAll();
            default -> {
                if (!names.isEmpty()) {
                    object.set(any(names), strange());
                }
            }
        }
    }

    private static void collect(JsonNode at, List<JsonNode> into) {
        if (at.isContainer()) {
            into.add(at);
            at.forEach(child -> collect(child, into));
        }
    }

    private JsonNode strange() {
        var nodes = SpecMapper.JSON.getNodeFactory();
        return switch (random.nextInt(8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(random.nextInt(-3, 3));
            case 2 ->
                    nodes.numberNode(
                            new BigDecimal(any(List.of("1.5", "2.0", "1e2", "1e40", "9e18"))));
            case 3 -> nodes.booleanNode(true);
            case 4 -> nodes.arrayNode();
            case 5 -> nodes.objectNode();
            default -> string(any(TEXT));
        };
    }

    private static JsonNode string(String text) {
        return SpecMapper.JSON.getNodeFactory().stringNode(text);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
