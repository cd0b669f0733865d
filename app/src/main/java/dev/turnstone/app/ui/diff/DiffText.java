package dev.turnstone.app.ui.diff;

import dev.turnstone.model.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One side of a diff as lines. JSON is written with its keys in order, so that only meaning
/// differs.
public record DiffText(List<String> lines, boolean json) {
    private static final String STEP = "  ";
    private static final int SHORT = 72;

    public DiffText {
        lines = List.copyOf(lines);
    }

    /// JSON where it can be read as such, else the lines as they are.
    public static DiffText of(String text) {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                return of(Json.MAPPER.readTree(text));
            } catch (JacksonException e) {
                return plain(text);
            }
        }
        return plain(text);
    }

    public static DiffText of(JsonNode json) {
        List<String> lines = new ArrayList<>();
        write(json, "", "", "", lines);
        return new DiffText(lines, true);
    }

    public static DiffText plain(String text) {
        return new DiffText(text.isEmpty() ? List.of() : text.lines().toList(), false);
    }

    public long length() {
        return lines.stream().mapToLong(line -> line.length() + 1L).sum();
    }

    private static void write(
            JsonNode node, String indent, String name, String end, List<String> lines) {
        if (node.isObject() && !node.isEmpty()) {
            lines.add(indent + name + "{");
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
            int left = sorted.size();
            for (Map.Entry<String, JsonNode> each : sorted.entrySet()) {
                left--;
                String key = quoted(each.getKey()) + ": ";
                write(each.getValue(), indent + STEP, key, left == 0 ? "" : ",", lines);
            }
            lines.add(indent + "}" + end);
        } else if (node.isArray() && !node.isEmpty()) {
            array(node, indent, name, end, lines);
        } else {
            lines.add(indent + name + scalar(node) + end);
        }
    }

    /// A value on its own. Texts and whole numbers are most of a document, and the mapper prepares
    /// itself anew for each value that it writes.
    private static String scalar(JsonNode value) {
        if (value.isString()) {
            return quoted(value.stringValue());
        }
        return value.isIntegralNumber() || value.isBoolean() ? value.asString() : value.toString();
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    /// A short list of plain values stays on one line.
    private static void array(
            JsonNode node, String indent, String name, String end, List<String> lines) {
        if (node.valueStream().allMatch(JsonNode::isValueNode)) {
            String line = node.valueStream().map(DiffText::scalar).toList().toString();
            if (line.length() <= SHORT) {
                lines.add(indent + name + line + end);
                return;
            }
        }
        lines.add(indent + name + "[");
        for (int i = 0; i < node.size(); i++) {
            write(node.path(i), indent + STEP, "", i == node.size() - 1 ? "" : ",", lines);
        }
        lines.add(indent + "]" + end);
    }
}
