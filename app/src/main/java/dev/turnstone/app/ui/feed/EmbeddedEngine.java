package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.host.Door;
import dev.turnstone.engine.host.EngineHost;
import dev.turnstone.engine.host.Requests;
import dev.turnstone.model.cluster.SecretSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// An engine in this process, which the command line finds through its door. Any thread.
final class EmbeddedEngine implements Engine {
    private final EngineHost host;
    private final Requests requests;
    private final Door door;

    private EmbeddedEngine(EngineHost host, Requests requests, Door door) {
        this.host = host;
        this.requests = requests;
        this.door = door;
    }

    static EmbeddedEngine open(Path home, SecretSource secrets) throws InterruptedException {
        EngineHost host = EngineHost.open(home, secrets);
        try {
            Requests requests = new Requests(host);
            Door door = Door.open(home, requests::answer);
            host.takeUp();
            return new EmbeddedEngine(host, requests, door);
        } catch (RuntimeException | InterruptedException | Error e) {
            host.close();
            throw e;
        }
    }

    @Override
    public JsonNode ask(ObjectNode request) {
        return EngineRefused.check(requests.answer(request));
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public void close() {
        door.close();
        host.close();
    }
}
