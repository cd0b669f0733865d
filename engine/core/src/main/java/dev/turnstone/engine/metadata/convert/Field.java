package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One field's definition, where it stands, and the draft that takes the notes.
record Field(Draft draft, String path, ObjectNode definition) {

    String type() {
        return definition.path("type").asString("");
    }

    boolean has(String parameter) {
        return definition.has(parameter);
    }

    JsonNode get(String parameter) {
        return definition.path(parameter);
    }

    void drop(String code, String parameter, String why) {
        if (definition.remove(parameter) != null) {
            draft.changed(code, path + "/" + parameter, why);
        }
    }

    void lose(String code, String parameter, String what) {
        if (definition.remove(parameter) != null) {
            draft.lost(code, path + "/" + parameter, what);
        }
    }

    void rename(String code, String from, String to) {
        JsonNode value = definition.remove(from);
        if (value != null) {
            if (!definition.has(to)) {
                definition.set(to, value);
            }
            draft.changed(code, path + "/" + from, from + " is called " + to + " there.");
        }
    }

    void put(String code, String parameter, JsonNode value, String why) {
        definition.set(parameter, value);
        draft.changed(code, path + "/" + parameter, why);
    }
}
