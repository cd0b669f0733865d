package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Converter;
import dev.turnstone.engine.metadata.convert.IndexSettings;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where two objects differ, both in the form in which a target tells them.
final class Differences {
    /// Set by Turnstone for the time of the migration.
    private static final Set<String> OURS = Set.of("index.gc_deletes", "index.refresh_interval");

    private static final Set<String> PIPELINES =
            Set.of("index.default_pipeline", "index.final_pipeline");
    private static final String ROUTING_SHARDS = "index.number_of_routing_shards";
    private static final int ENOUGH = 20;

    private Differences() {}

    static List<String> between(MetadataObject wanted, MetadataObject there) {
        List<String> found = new ArrayList<>();
        ObjectNode left = plain(wanted);
        ObjectNode right = plain(there);
        if (wanted.kind() == Kind.INDEX) {
            forgetOurs(left.withObject("/settings"), right.withObject("/settings"));
        }
        compare("", left, right, found);
        return found;
    }

    private static ObjectNode plain(MetadataObject object) {
        ObjectNode body = object.body().deepCopy();
        if (object.kind() == Kind.INDEX) {
            settings(body);
        } else if (object.kind() == Kind.TEMPLATE) {
            body.set("settings", IndexSettings.canonical(body.path("settings")));
        } else if (body.get("template") instanceof ObjectNode template) {
            template.set("settings", IndexSettings.canonical(template.path("settings")));
        }
        return body;
    }

    private static void settings(ObjectNode body) {
        ObjectNode settings = IndexSettings.canonical(body.path("settings"));
        for (String name : List.copyOf(settings.propertyNames())) {
            if (Converter.isMadeByServer(name)) {
                settings.remove(name);
            }
        }
        body.set("settings", settings);
    }

    /// What Turnstone sets for the time of the migration, and what was left to the target.
    private static void forgetOurs(ObjectNode wanted, ObjectNode there) {
        for (String name : OURS) {
            wanted.remove(name);
            there.remove(name);
        }
        for (String name : PIPELINES) {
            if (there.path(name).asString("").equals("_none")) {
                wanted.remove(name);
                there.remove(name);
            }
        }
        if (!wanted.has(ROUTING_SHARDS)) {
            there.remove(ROUTING_SHARDS);
        }
    }

    private static void compare(String path, JsonNode wanted, JsonNode there, List<String> found) {
        if (found.size() >= ENOUGH || isSame(wanted, there)) {
            return;
        }
        if (wanted.isObject() && there.isObject()) {
            Set<String> names = new LinkedHashSet<>(wanted.propertyNames());
            names.addAll(there.propertyNames());
            names.forEach(
                    name -> compare(path + "/" + name, wanted.path(name), there.path(name), found));
            return;
        }
        found.add(path);
    }

    private static boolean isSame(JsonNode wanted, JsonNode there) {
        if (wanted.equals(there)) {
            return true;
        }
        boolean oneIsNothing = wanted.isMissingNode() || there.isMissingNode();
        JsonNode other = wanted.isMissingNode() ? there : wanted;
        if (oneIsNothing) {
            return other.isNull() || other.isContainer() && other.isEmpty();
        }
        return wanted.isValueNode()
                && there.isValueNode()
                && wanted.asString("").equals(there.asString(""));
    }
}
