package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Ends the replay in order.
@Command(name = "stop")
final class ReplayStopCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    ReplayStopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new ReplayLink(console, home.home()).tell("stop", 0, json.isSet());
    }
}
