package dev.turnstone.engine.step;

import dev.turnstone.engine.host.EngineProcess;
import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;

/// An engine in a process of its own, which may be killed.
final class EngineChild {
    private EngineChild() {}

    public static void main(String[] args) throws InterruptedException {
        EngineProcess.run(Path.of(args[0]), SecretSource.environment());
    }
}
