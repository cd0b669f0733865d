package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.host.Caller;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// An engine that another process runs for the home. Any thread.
final class OtherEngine implements Engine {
    private final Caller caller;

    OtherEngine(Path home) {
        this.caller = new Caller(home);
    }

    @Override
    public JsonNode ask(ObjectNode request) {
        return EngineRefused.check(
                caller.ask(request)
                        .orElseThrow(
                                () ->
                                        new TurnstoneException(
                                                "The engine in the other process does not answer.",
                                                "Nothing is lost: start the workbench again, and it"
                                                        + " goes on by itself.")));
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    /// It is not ours to end.
    @Override
    public void close() {}
}
