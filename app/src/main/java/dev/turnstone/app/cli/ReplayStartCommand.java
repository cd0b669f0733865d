package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Replays captured traffic until Ctrl+C, "replay stop", or the end of the log where that is
/// wanted.
@Command(name = "start")
final class ReplayStartCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private ReplayArguments how;
    @Mixin private SourceOptions source;
    @Mixin private TargetOptions target;
    @Mixin private Indices indices;
    @Mixin private TransformOption transform;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    ReplayStartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new ReplayStarting(console, how, source, target, indices, transform, home, json)
                .run();
    }
}
