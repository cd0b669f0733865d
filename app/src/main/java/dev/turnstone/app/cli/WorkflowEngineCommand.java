package dev.turnstone.app.cli;

import dev.turnstone.engine.host.EngineProcess;
import dev.turnstone.model.cluster.SecretSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// The engine itself: started by the commands that need one, and by people who want it in the
/// foreground.
@Command(name = "engine")
final class WorkflowEngineCommand implements Callable<Integer> {
    @Mixin private HomeOption home;

    @Override
    public Integer call() throws InterruptedException {
        EngineProcess.run(home.home().toAbsolutePath(), SecretSource.environment());
        return Cli.DONE;
    }
}
