package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.host.Requests;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;

/// The engine said no; its whole answer may hold more, for instance the problems of a spec.
public final class EngineRefused extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode answer;

    EngineRefused(JsonNode answer) {
        super(answer.path("error").asString(""), answer.path("remedy").asString(""));
        this.answer = answer;
    }

    public JsonNode answer() {
        return answer;
    }

    /// What was asked for is not there yet: no trouble, as every other refusal is.
    boolean isNothingYet() {
        return answer.path("code").asString("").equals(Requests.NOTHING_YET);
    }

    static JsonNode check(JsonNode answer) {
        if (answer.has("error")) {
            throw new EngineRefused(answer);
        }
        return answer;
    }
}
