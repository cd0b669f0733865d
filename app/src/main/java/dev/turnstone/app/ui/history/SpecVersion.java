package dev.turnstone.app.ui.history;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// One version of a session's spec, as it was written.
record SpecVersion(int version, String text) {
    static List<SpecVersion> read(JsonNode history) {
        List<SpecVersion> all = new ArrayList<>();
        for (JsonNode spec : history.path("specs")) {
            all.add(new SpecVersion(spec.path("version").asInt(0), spec.path("text").asString("")));
        }
        return all;
    }
}
