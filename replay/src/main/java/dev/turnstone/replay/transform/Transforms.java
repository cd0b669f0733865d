package dev.turnstone.replay.transform;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads transforms as they are declared:
///
/// ```json
/// {"steps": [
///   {"renameIndex": {"from": "logs-(.*)", "to": "archive-$1"}},
///   {"drop": ["user.password"], "indices": "logs-*"},
///   {"rename": {"msg": "message"}},
///   {"set": {"origin.cluster": "old"}},
///   {"expression": "$merge([$, {'name': first & ' ' & last}])"}
/// ]}
/// ```
///
/// `indices` are names of the source, or names that a step before gave.
public final class Transforms {
    private static final String REMEDY =
            "Each step has one of renameIndex, drop, rename, set, expression, and may have indices.";

    private Transforms() {}

    public static Transform parse(String json) {
        try {
            Transform all = Transform.NONE;
            JsonNode steps = Json.MAPPER.readTree(json).path("steps");
            for (JsonNode step : steps) {
                Transform next = step(step);
                all = all.equals(Transform.NONE) ? next : all.then(next);
            }
            return steps.isEmpty() ? Transform.NONE : new Declared(all, steps.toString());
        } catch (JacksonException e) {
            throw new TurnstoneException(
                    "The transform is not JSON: " + e.getOriginalMessage(), REMEDY, e);
        } catch (IllegalArgumentException e) {
            throw new TurnstoneException(
                    "The transform cannot be understood: " + e.getMessage(), REMEDY, e);
        }
    }

    private static Transform step(JsonNode step) {
        List<String> kinds =
                step.propertyNames().stream().filter(name -> !name.equals("indices")).toList();
        if (kinds.size() != 1) {
            throw new IllegalArgumentException("step: " + step + " (expected: one kind)");
        }
        JsonNode value = step.path(kinds.getFirst());
        Predicate<String> indices = indices(step.path("indices").asString("*"));
        return switch (kinds.getFirst()) {
            case "renameIndex" -> renameIndex(value);
            case "drop" -> new SourceSteps(indices, List.of(new DropFields(paths(value))));
            case "rename" -> new SourceSteps(indices, renames(value));
            case "set" -> new SourceSteps(indices, sets(value));
            case "expression" ->
                    new SourceSteps(indices, List.of(new Expression(value.asString())));
            default ->
                    throw new IllegalArgumentException(
                            "step: " + kinds.getFirst() + " (expected: a known kind)");
        };
    }

    private static Transform renameIndex(JsonNode value) {
        try {
            return new IndexRename(
                    Pattern.compile(value.path("from").asString()), value.path("to").asString());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("from: " + e.getMessage(), e);
        }
    }

    private static List<FieldPath> paths(JsonNode names) {
        var paths = new ArrayList<FieldPath>();
        names.forEach(name -> paths.add(new FieldPath(name.asString())));
        return paths;
    }

    private static List<SourceStep> renames(JsonNode value) {
        var steps = new ArrayList<SourceStep>();
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            steps.add(
                    new RenameField(
                            new FieldPath(each.getKey()),
                            new FieldPath(each.getValue().asString())));
        }
        return steps;
    }

    private static List<SourceStep> sets(JsonNode value) {
        var steps = new ArrayList<SourceStep>();
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            steps.add(new SetField(new FieldPath(each.getKey()), each.getValue()));
        }
        return steps;
    }

    /// Names separated by commas, with `*` for anything.
    private static Predicate<String> indices(String patterns) {
        var alternatives = new ArrayList<String>();
        for (String pattern : patterns.split(",", -1)) {
            alternatives.add(Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q"));
        }
        return Pattern.compile(String.join("|", alternatives)).asMatchPredicate();
    }
}
