package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Holds the replay; what is captured meanwhile waits in the log.
@Command(name = "pause")
final class ReplayPauseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    ReplayPauseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new ReplayLink(console, home.home()).tell("pause", 0, json.isSet());
    }
}
