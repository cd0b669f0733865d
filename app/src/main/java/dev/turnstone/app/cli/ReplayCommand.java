package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Captured traffic on the target; alone it is "replay start".
@Command(
        name = "replay",
        subcommands = {
            ReplayStartCommand.class,
            ReplayStatusCommand.class,
            ReplayPauseCommand.class,
            ReplayResumeCommand.class,
            ReplaySpeedCommand.class,
            ReplayStopCommand.class
        })
final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private ReplayArguments how;
    @Mixin private SourceOptions source;
    @Mixin private TargetOptions target;
    @Mixin private Indices indices;
    @Mixin private TransformOption transform;
    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new ReplayStarting(console, how, source, target, indices, transform, home, json)
                .run();
    }
}
