package dev.turnstone.app.cli;

import dev.turnstone.sandbox.home.Sandbox;
import dev.turnstone.sandbox.home.SandboxStatus;
import dev.turnstone.sandbox.home.ServerStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

/// Ends the servers of the sandbox and removes their data.
@Command(name = "down")
final class SandboxDownCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    SandboxDownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<ServerStatus> ended =
                Sandbox.in(home.home()).down().servers().stream()
                        .map(SandboxDownCommand::ended)
                        .toList();
        return SandboxServers.report(
                console,
                json.isSet(),
                new SandboxStatus(ended),
                console.texts().text("sandbox.wasDown"));
    }

    private static ServerStatus ended(ServerStatus was) {
        return new ServerStatus(was.role(), was.version(), was.address(), was.pid(), false);
    }
}
