package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The file that says how requests are changed on their way: `transforms` for all of them, and
/// `amendments` for some. docs/traffic-log.md tells its fields.
public record ShadowFile(List<Rewrite> transforms, List<Amendment> amendments) {
    public static final ShadowFile NONE = new ShadowFile(List.of(), List.of());

    public ShadowFile {
        transforms = List.copyOf(transforms);
        amendments = List.copyOf(amendments);
    }

    /// Requests go as they were captured.
    boolean isNothing() {
        return transforms.isEmpty() && amendments.isEmpty();
    }

    public static ShadowFile parse(String json) {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw wrong("no JSON: " + e.getOriginalMessage());
        }
        onlyKnown(tree, "the file", Set.of("transforms", "amendments"));
        List<Rewrite> transforms = new ArrayList<>();
        tree.path("transforms").forEach(one -> transforms.add(rewrite(one)));
        List<Amendment> amendments = new ArrayList<>();
        tree.path("amendments").forEach(one -> amendments.add(amendment(one)));
        return new ShadowFile(transforms, amendments);
    }

    private static Rewrite rewrite(JsonNode node) {
        onlyKnown(
                node,
                "a transform",
                Set.of("target", "targetWith", "body", "bodyWith", "set", "remove"));
        Set<String> remove = new HashSet<>();
        node.path("remove").forEach(name -> remove.add(name.asString("").toLowerCase(Locale.ROOT)));
        return new Rewrite(
                pattern(node, "target"),
                node.path("targetWith").asString(""),
                pattern(node, "body"),
                node.path("bodyWith").asString(""),
                headers(node.path("set")),
                remove);
    }

    private static Amendment amendment(JsonNode node) {
        onlyKnown(
                node,
                "an amendment",
                Set.of("match", "times", "drop", "replace", "before", "after", "later"));
        Pattern match = pattern(node, "match");
        if (match == null) {
            throw wrong("an amendment without match");
        }
        return new Amendment(match, node.path("times").asInt(0), what(node));
    }

    private static Amendment.What what(JsonNode node) {
        if (node.path("drop").asBoolean(false)) {
            return new Amendment.What.Drop();
        }
        if (node.has("replace")) {
            return new Amendment.What.Replace(request(node.path("replace")));
        }
        if (node.has("before")) {
            return new Amendment.What.InsertBefore(requests(node.path("before")));
        }
        if (node.has("after")) {
            return new Amendment.What.InsertAfter(requests(node.path("after")));
        }
        if (node.path("later").asInt(0) > 0) {
            return new Amendment.What.Later(node.path("later").asInt());
        }
        throw wrong(
                "an amendment that does nothing (expected: drop, replace, before, after, later)");
    }

    private static List<SeenRequest> requests(JsonNode list) {
        List<SeenRequest> all = new ArrayList<>();
        list.forEach(one -> all.add(request(one)));
        return all;
    }

    private static SeenRequest request(JsonNode node) {
        onlyKnown(node, "a request", Set.of("method", "target", "headers", "body"));
        JsonNode given = node.path("body");
        String body =
                given.isMissingNode() ? "" : given.isString() ? given.asString() : given.toString();
        Body bytes = body.isEmpty() ? Body.EMPTY : Body.of(body);
        return new SeenRequest(
                node.path("method").asString("GET"),
                node.path("target").asString("/"),
                headers(node.path("headers")),
                new Payload(bytes, bytes.length(), null));
    }

    private static List<Header> headers(JsonNode node) {
        List<Header> headers = new ArrayList<>();
        node.properties()
                .forEach(one -> headers.add(new Header(one.getKey(), one.getValue().asString(""))));
        return headers;
    }

    private static @Nullable Pattern pattern(JsonNode node, String field) {
        if (!node.has(field)) {
            return null;
        }
        try {
            return Pattern.compile(node.path(field).asString(""));
        } catch (PatternSyntaxException e) {
            throw wrong(field + ": " + e.getDescription());
        }
    }

    private static void onlyKnown(JsonNode node, String where, Set<String> known) {
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw wrong(
                        where + " has no field " + field.getKey() + " (expected: " + known + ")");
            }
        }
    }

    private static TurnstoneException wrong(String why) {
        return new TurnstoneException(
                "The file of transforms and amendments cannot be used: " + why + ".",
                "Mend it; docs/traffic-log.md tells its fields.");
    }
}
