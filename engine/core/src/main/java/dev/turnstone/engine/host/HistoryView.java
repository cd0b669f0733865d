package dev.turnstone.engine.host;

import dev.turnstone.engine.history.History;
import dev.turnstone.engine.history.Runs;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was done in a session: its runs with every change of a step, its specs, who did what.
final class HistoryView {
    private HistoryView() {}

    static JsonNode of(History history, String session) {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("session", session);
        ArrayNode runs = answer.putArray("runs");
        for (Runs.Run run : history.runs().list(session)) {
            ObjectNode one = Json.MAPPER.valueToTree(run);
            one.set("changes", Json.MAPPER.valueToTree(history.runs().changes(run.id(), "")));
            one.set("attempts", Json.MAPPER.valueToTree(history.runs().attempts(run.id(), "")));
            runs.add(one);
        }
        ArrayNode specs = answer.putArray("specs");
        history.sessions()
                .specs(session)
                .forEach(
                        spec ->
                                specs.addObject()
                                        .put("version", spec.version())
                                        .put("hash", spec.hash())
                                        .put("saved", spec.saved().toString())
                                        .put("savedBy", spec.savedBy())
                                        .put("text", spec.text()));
        answer.set("audit", Json.MAPPER.valueToTree(history.audit().of(session)));
        return answer;
    }
}
