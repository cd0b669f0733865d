package dev.turnstone.app.cli;

import dev.turnstone.engine.host.Caller;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// Speaks to the replay of a home that runs in another process.
record ReplayLink(Console console, Path home) {

    int tell(String action, double factor, boolean json) {
        ObjectNode request =
                Json.MAPPER.createObjectNode().put("action", action).put("factor", factor);
        JsonNode account =
                new Caller(ReplayStarting.folder(home))
                        .ask(request)
                        .orElseThrow(
                                () ->
                                        new TurnstoneException(
                                                "No replay runs for the home " + home + ".",
                                                "Start one: \"turnstone replay start\"."));
        console.report(json, account, ReplayText.line(console, account));
        return Cli.DONE;
    }
}
