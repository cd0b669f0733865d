package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Tells how the replay of this home stands.
@Command(name = "status")
final class ReplayStatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    ReplayStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new ReplayLink(console, home.home()).tell("status", 0, json.isSet());
    }
}
