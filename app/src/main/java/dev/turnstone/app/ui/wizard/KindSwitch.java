package dev.turnstone.app.ui.wizard;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.Map;

/// An object of the spec whose `kind` decides over its other fields. Whoever comes back to a kind
/// finds what stood there with it. The window's thread.
final class KindSwitch {
    private static final String KIND = "kind";

    private final Map<String, JsonNode> left = new HashMap<>();

    /// What was left is of another draft from now on.
    void forget() {
        left.clear();
    }

    /// Makes it an object of that kind; what stands there stays where it is of that kind already.
    void to(String kind, Draft draft, String path) {
        if (!kind.equals(draft.text(path + "." + KIND))) {
            keep(draft, path);
            JsonNode before = left.get(kind);
            draft.put(
                    path,
                    before == null
                            ? Json.MAPPER.createObjectNode().put(KIND, kind)
                            : before.deepCopy());
        }
    }

    /// Takes it away, unless it says nothing anyway.
    void away(Draft draft, String path) {
        String kind = draft.text(path + "." + KIND);
        if (!kind.isEmpty() && !kind.equals("none")) {
            keep(draft, path);
            draft.remove(path);
        }
    }

    private void keep(Draft draft, String path) {
        JsonNode now = draft.node(path);
        if (now.has(KIND)) {
            left.put(draft.text(path + "." + KIND), now.deepCopy());
        }
    }
}
