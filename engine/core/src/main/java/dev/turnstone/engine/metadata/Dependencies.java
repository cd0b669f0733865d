package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What cannot be made because something that it needs is not made, and names that are taken.
final class Dependencies {
    private Dependencies() {}

    static List<PlannedObject> settled(
            List<PlannedObject> objects, Map<String, MetadataObject> existing) {
        Set<String> available = new HashSet<>(existing.keySet());
        Set<String> indexNames = new HashSet<>();
        for (PlannedObject object : objects) {
            if (object.action() != Action.REFUSED && object.action() != Action.SKIP) {
                available.add(object.key());
            }
        }
        for (String key : available) {
            if (key.startsWith("index/")) {
                indexNames.add(key.substring("index/".length()));
            }
        }
        return objects.stream().map(object -> settle(object, available, indexNames)).toList();
    }

    private static PlannedObject settle(
            PlannedObject object, Set<String> available, Set<String> indexNames) {
        if (object.action() != Action.CREATE) {
            return object;
        }
        if (object.kind() == Kind.ALIAS) {
            String[] pair = IndexAnswer.pair(object.object());
            if (!indexNames.contains(pair[0])) {
                return object.with(Action.SKIP, "its index " + pair[0] + " is not made");
            }
            if (indexNames.contains(pair[1])) {
                return refused(object, "The target has an index called " + pair[1] + ".");
            }
        }
        if (object.kind() == Kind.INDEX_TEMPLATE) {
            for (JsonNode component : object.sent().path("composed_of")) {
                String name = component.asString("");
                if (!available.contains(Kind.COMPONENT_TEMPLATE.label() + "/" + name)) {
                    return refused(object, "It needs the component template " + name + ".");
                }
            }
        }
        return object;
    }

    private static PlannedObject refused(PlannedObject object, String reason) {
        return object.refusing(
                List.of(new Refusal("TS-191", "", reason, "Edit the object, or skip it.")));
    }
}
