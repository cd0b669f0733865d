package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.TreeSet;

/// Finds where two documents stop saying the same. Members in any order; numbers exact.
final class JsonDifference {
    private JsonDifference() {}

    /// The first difference by path, or empty where both say the same.
    static Optional<String> first(Body source, Body target) {
        try {
            return first("", tree(source), tree(target));
        } catch (JacksonException | ArithmeticException | NumberFormatException _) {
            return Optional.of("/: not readable as JSON, and the bytes differ");
        }
    }

    private static Optional<String> first(String path, JsonNode source, JsonNode target) {
        if (source.isNumber() && target.isNumber()) {
            return source.decimalValue().compareTo(target.decimalValue()) == 0
                    ? Optional.empty()
                    : told(path, source, target);
        }
        if (source.isObject() && target.isObject()) {
            return inObject(path, source, target);
        }
        if (source.isArray() && target.isArray()) {
            return inArray(path, source, target);
        }
        return source.equals(target) ? Optional.empty() : told(path, source, target);
    }

    private static Optional<String> inObject(String path, JsonNode source, JsonNode target) {
        TreeSet<String> names = new TreeSet<>(source.propertyNames());
        names.addAll(target.propertyNames());
        return names.stream()
                .map(name -> first(path + "/" + name, source.path(name), target.path(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> inArray(String path, JsonNode source, JsonNode target) {
        for (int i = 0; i < Math.max(source.size(), target.size()); i++) {
            Optional<String> found = first(path + "/" + i, source.path(i), target.path(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> told(String path, JsonNode source, JsonNode target) {
        return Optional.of(
                path + ": " + text(source) + " on the source, " + text(target) + " on the target");
    }

    private static String text(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static JsonNode tree(Body body) {
        return Json.MAPPER.readTree(body.array(), body.offset(), body.length());
    }
}
