package dev.turnstone.app.ui.run;

import dev.turnstone.engine.host.RunView;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What steps came to.
public final class Results {
    private Results() {}

    /// Missing where it has not come to anything yet.
    public static JsonNode of(RunView.StepView step) {
        JsonNode result = step.result();
        return result == null ? MissingNode.getInstance() : result;
    }
}
