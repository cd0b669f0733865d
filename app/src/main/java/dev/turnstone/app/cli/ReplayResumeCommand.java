package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Lets the replay go on.
@Command(name = "resume")
final class ReplayResumeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    ReplayResumeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return new ReplayLink(console, home.home()).tell("resume", 0, json.isSet());
    }
}
