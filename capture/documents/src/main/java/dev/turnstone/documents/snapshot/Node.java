package dev.turnstone.documents.snapshot;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A place in a parsed blob that knows where it is, so that what is missing there can be named.
record Node(String blob, String path, JsonNode json) {
    Node child(String name) {
        return optional(name).orElseThrow(() -> wrong(name, "missing"));
    }

    Optional<Node> optional(String name) {
        JsonNode found = json.get(name);
        return found == null || found.isNull()
                ? Optional.empty()
                : Optional.of(new Node(blob, path + "/" + name, found));
    }

    String text(String name) {
        return child(name).asText();
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(Node::asText);
    }

    long number(String name) {
        return child(name).asNumber();
    }

    String asText() {
        if (!json.isString()) {
            throw wrong("", "not a text");
        }
        return json.asString();
    }

    long asNumber() {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw wrong("", "not a whole number");
        }
        return json.asLong();
    }

    byte[] asBytes() {
        try {
            return json.binaryValue();
        } catch (JacksonException _) {
            throw wrong("", "not binary");
        }
    }

    List<Node> elements() {
        if (!json.isArray()) {
            throw wrong("", "not a list");
        }
        return IntStream.range(0, json.size())
                .mapToObj(i -> new Node(blob, path + "/" + i, json.get(i)))
                .toList();
    }

    Map<String, Node> fields() {
        if (!json.isObject()) {
            throw wrong("", "not an object");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        json.properties()
                .forEach(
                        field ->
                                fields.put(
                                        field.getKey(),
                                        new Node(
                                                blob,
                                                path + "/" + field.getKey(),
                                                field.getValue())));
        return fields;
    }

    SnapshotException wrong(String name, String what) {
        String place = name.isEmpty() ? path : path + "/" + name;
        return SnapshotException.damaged(blob, "the field " + place + " is " + what);
    }
}
