package dev.turnstone.proxy.config;

import dev.turnstone.model.Nearest;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// One object of the configuration. A field that is none of those it may have is told before
/// anything else.
final class Section {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12}) ?(ms|s|m|h|d|b|kb|mb|gb)");

    private final String path;
    private final JsonNode node;
    private final Set<String> known;

    Section(String path, JsonNode node, String... known) {
        if (!node.isObject()) {
            throw new ConfigException(path.isEmpty() ? "configuration" : path, "an object is due");
        }
        this.path = path;
        this.node = node;
        this.known = new LinkedHashSet<>(List.of(known));
        node.propertyNames().forEach(this::mustBeKnown);
    }

    Optional<Section> section(String field, String... ofIt) {
        JsonNode value = value(field);
        return value.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Section(at(field), value, ofIt));
    }

    Optional<String> text(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString() || value.asString().isBlank()) {
            throw wrong(field, value + " (expected: a text)");
        }
        return Optional.of(value.asString());
    }

    String required(String field) {
        return text(field).orElseThrow(() -> wrong(field, "missing"));
    }

    List<String> texts(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(field, value + " (expected: a list of texts)");
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(
                        one -> {
                            if (!one.isString()) {
                                throw wrong(field, one + " (expected: a text)");
                            }
                            return one.asString();
                        })
                .toList();
    }

    boolean flag(String field) {
        return flag(field, false);
    }

    boolean flag(String field, boolean usual) {
        JsonNode value = value(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(field, value + " (expected: true or false)");
        }
        return value.asBoolean(usual);
    }

    int number(String field, int usual, int least, int most) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw wrong(field, value + " (expected: " + least + "-" + most + ")");
        }
        return value.asInt();
    }

    Duration duration(String field, Duration usual) {
        return text(field).map(text -> duration(field, text)).orElse(usual);
    }

    Duration duration(String field, String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            throw wrong(field, text + " (expected: a duration such as 30s)");
        }
        long number = Long.parseLong(amount.group(1));
        return switch (amount.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw wrong(field, text + " (expected: a duration such as 30s)");
        };
    }

    /// A size within bounds; they are told as bytes.
    long bytes(String field, long usual, long least, long most) {
        long size = bytes(field, usual);
        if (size < least || size > most) {
            throw wrong(field, size + " bytes (expected: " + least + "-" + most + ")");
        }
        return size;
    }

    /// A duration that is not shorter than this.
    Duration duration(String field, Duration usual, Duration least) {
        Duration given = duration(field, usual);
        if (given.compareTo(least) < 0) {
            throw wrong(
                    field, given.toMillis() + "ms (expected: " + least.toMillis() + "ms at least)");
        }
        return given;
    }

    long bytes(String field, long usual) {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            return usual;
        }
        Matcher amount = AMOUNT.matcher(text.get());
        int shift =
                !amount.matches()
                        ? -1
                        : switch (amount.group(2)) {
                            case "b" -> 0;
                            case "kb" -> 10;
                            case "mb" -> 20;
                            case "gb" -> 30;
                            default -> -1;
                        };
        if (shift < 0) {
            throw wrong(field, text.get() + " (expected: a size such as 1mb)");
        }
        return Long.parseLong(amount.group(1)) << shift;
    }

    ConfigException wrong(String field, String problem) {
        return new ConfigException(at(field), problem);
    }

    private void mustBeKnown(String name) {
        if (!known.contains(name)) {
            throw wrong(
                    name,
                    "unknown ("
                            + Nearest.to(name, known)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse("expected: one of " + String.join(", ", known))
                            + ")");
        }
    }

    private JsonNode value(String field) {
        if (!known.contains(field)) {
            throw new IllegalStateException(
                    "field: " + field + " (expected: one of " + known + ")");
        }
        return node.path(field);
    }

    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
