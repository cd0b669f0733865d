package dev.turnstone.replay.transform;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// A field by its dotted path, as mappings name it: through objects, through every element of
/// arrays, and through keys that hold the dots themselves.
record FieldPath(String text) {
    FieldPath {
        if (text.isBlank() || text.startsWith(".") || text.endsWith(".")) {
            throw new IllegalArgumentException(
                    "field: \"" + text + "\" (expected: a path such as user.name)");
        }
    }

    /// An object that holds the field, and the key that it has there.
    record Place(ObjectNode holder, String key) {
        @Nullable JsonNode value() {
            return holder.get(key);
        }
    }

    /// Every place where the field is present.
    List<Place> places(ObjectNode root) {
        var found = new ArrayList<Place>();
        collect(root, text, found);
        return found;
    }

    private static void collect(ObjectNode holder, String path, List<Place> found) {
        if (holder.has(path)) {
            found.add(new Place(holder, path));
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode child = holder.get(path.substring(0, dot));
            if (child != null) {
                descend(child, path.substring(dot + 1), found);
            }
        }
    }

    private static void descend(JsonNode node, String path, List<Place> found) {
        switch (node) {
            case ObjectNode object -> collect(object, path, found);
            case ArrayNode array -> array.forEach(each -> descend(each, path, found));
            default -> {}
        }
    }

    /// The place to create the field at; null where something that is no object stands in the way.
    @Nullable Place placeToCreate(ObjectNode root) {
        ObjectNode holder = root;
        String[] keys = text.split("\\.", -1);
        for (int i = 0; i < keys.length - 1; i++) {
            JsonNode child = holder.get(keys[i]);
            if (child == null || child.isNull()) {
                holder = holder.putObject(keys[i]);
            } else if (child instanceof ObjectNode object) {
                holder = object;
            } else {
                return null;
            }
        }
        return new Place(holder, keys[keys.length - 1]);
    }
}
