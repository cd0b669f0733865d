package dev.turnstone.app.cli;

import dev.turnstone.engine.host.Caller;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;

/// Speaks to the replay of a home that runs in another process.
record ReplayLink(Console console, Path home) {

    int tell(String action, double factor, boolean json) {
        ObjectNode request =
                Json.MAPPER.createObjectNode().put("action", action).put("factor", factor);
        Caller caller = new Caller(ReplayStarting.folder(home));
        JsonNode account = caller.ask(request).orElseThrow(() -> unanswered(caller.note()));
        console.report(json, account, ReplayText.line(console, account));
        return Cli.DONE;
    }

    /// One that was killed could not take its note away.
    private TurnstoneException unanswered(Path note) {
        return Files.exists(note)
                ? new TurnstoneException(
                        "The replay of the home "
                                + home
                                + " does not answer: it was killed, or its note "
                                + note
                                + " was damaged. Nothing is lost: what it did not bring is in the"
                                + " traffic log.",
                        "See that no process of it is left, then start it again, it goes on from"
                                + " where it was: \"turnstone replay start\".")
                : new TurnstoneException(
                        "No replay runs for the home " + home + ".",
                        "Start one: \"turnstone replay start\".");
    }
}
