package dev.turnstone.engine.operation;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// The target indices that a job met on its way, where they are not known beforehand: the lines of
/// a file name them one by one. Safe for any number of threads.
final class MetIndices {
    private static final String PREFIX = "met/";

    private final TargetDesk desk;
    private final String note;

    MetIndices(TargetDesk desk, String job) {
        this.desk = desk;
        this.note = PREFIX + job;
    }

    /// Makes the index ready and remembers which very one it was.
    synchronized void meet(String target) {
        desk.prepare(List.of(target));
        ObjectNode met = met();
        met.put(target, desk.sink().index(target).uuid());
        desk.ledger().notes().put(note, met.toString());
    }

    /// True where one of them was made anew since: what was written to the old one is gone.
    synchronized boolean anyMadeAnew() {
        for (Map.Entry<String, JsonNode> each : met().properties()) {
            String now = desk.sink().index(each.getKey()).uuid();
            if (!now.equals(each.getValue().asString(""))) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode met() {
        return desk.ledger()
                .notes()
                .find(note)
                .map(text -> (ObjectNode) Json.MAPPER.readTree(text))
                .orElseGet(Json.MAPPER::createObjectNode);
    }
}
