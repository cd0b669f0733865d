package dev.turnstone.engine.host;

import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/// What can be asked about sessions; each answer lists them all.
final class SessionRequests {
    private final EngineHost host;
    private final Sessions sessions;

    SessionRequests(EngineHost host) {
        this.host = host;
        this.sessions = host.history().sessions();
    }

    JsonNode list() {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("current", sessions.current());
        answer.set("sessions", Json.MAPPER.valueToTree(sessions.list()));
        return answer;
    }

    /// A clone takes the spec along, with other endpoints where they are given. Nothing is created
    /// where the spec cannot be cloned so.
    JsonNode create(JsonNode request, String who) {
        String name = request.path("name").asString("");
        String origin = request.path("from").asString("");
        String text =
                origin.isEmpty()
                        ? ""
                        : sessions.spec(origin)
                                .map(
                                        spec ->
                                                ClonedSpec.with(
                                                        spec.text(), request.path("endpoints")))
                                .orElse("");
        sessions.create(name, origin, who, Instant.now());
        if (!text.isEmpty()) {
            String hash = Specs.read(text).spec().map(Spec::hash).orElse("");
            sessions.configure(name, text, hash, who, Instant.now());
        }
        return list();
    }

    JsonNode switchTo(String name, String who) {
        sessions.switchTo(name, who, Instant.now());
        return list();
    }

    JsonNode delete(String name, String who) {
        host.delete(name, who);
        return list();
    }
}
