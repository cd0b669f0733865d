package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.history.HistoryException;
import dev.turnstone.engine.host.Caller;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.SecretSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// The engine of a home, in this process or in another: the same questions, the same answers.
/// Blocks; never asked on the window's thread.
public interface Engine extends AutoCloseable {
    /// The answer to a request of [dev.turnstone.engine.host.Requests]; a refusal is thrown as
    /// [EngineRefused].
    JsonNode ask(ObjectNode request);

    /// Runs here, and ends with this process.
    boolean isEmbedded();

    @Override
    void close();

    /// The engine that owns the home already, else one of our own that takes up what was under way.
    static Engine of(Path home, SecretSource secrets) throws InterruptedException {
        if (isOwned(home)) {
            return new OtherEngine(home);
        }
        try {
            return EmbeddedEngine.open(home, secrets);
        } catch (HistoryException e) {
            // One that was just coming up has the home by now.
            if (isOwned(home)) {
                return new OtherEngine(home);
            }
            throw e;
        }
    }

    private static boolean isOwned(Path home) {
        return new Caller(home).ask(request("sessions")).isPresent();
    }

    static ObjectNode request(String action) {
        return Json.MAPPER.createObjectNode().put("action", action);
    }

    static ObjectNode request(String action, String session) {
        return request(action).put("session", session);
    }
}
