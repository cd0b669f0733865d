package dev.turnstone.app.cli;

import dev.turnstone.sandbox.home.Sandbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Tells which servers of the sandbox run.
@Command(name = "status")
final class SandboxStatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    SandboxStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return SandboxServers.report(
                console,
                json.isSet(),
                Sandbox.in(home.home()).status(),
                console.texts().text("sandbox.none"));
    }
}
