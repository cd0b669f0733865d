package dev.turnstone.engine.host;

import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;
import java.time.Duration;

/// An engine on its own: takes up what was under way, answers callers, and ends when nothing is
/// left to do.
public final class EngineProcess {
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 200;

    private EngineProcess() {}

    /// Returns when nothing has been under way for a while.
    public static void run(Path home, SecretSource secrets) throws InterruptedException {
        try (EngineHost host = EngineHost.open(home, secrets)) {
            Calls calls = new Calls(new Requests(host));
            try (Door door = Door.open(home, calls::answer)) {
                host.takeUp();
                long idleSince = System.nanoTime();
                while (System.nanoTime() - idleSince < IDLE.toNanos()) {
                    Thread.sleep(POLL_MILLIS);
                    if (host.isBusy() || calls.since(idleSince)) {
                        idleSince = System.nanoTime();
                    }
                }
            }
        }
    }

    /// Answers, and remembers when it last did.
    private static final class Calls {
        private final Requests requests;
        private volatile long last = System.nanoTime();

        Calls(Requests requests) {
            this.requests = requests;
        }

        tools.jackson.databind.JsonNode answer(tools.jackson.databind.JsonNode request) {
            last = System.nanoTime();
            return requests.answer(request);
        }

        boolean since(long time) {
            return last - time > 0;
        }
    }
}
