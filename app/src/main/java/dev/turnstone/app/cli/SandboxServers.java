package dev.turnstone.app.cli;

import dev.turnstone.sandbox.home.SandboxStatus;
import dev.turnstone.sandbox.home.ServerStatus;

import java.util.stream.Collectors;

/// The servers of a sandbox as a report.
final class SandboxServers {
    private SandboxServers() {}

    static int report(Console console, boolean json, SandboxStatus status, String whenNone) {
        String text =
                status.servers().isEmpty()
                        ? whenNone
                        : status.servers().stream()
                                .map(server -> line(console, server))
                                .collect(Collectors.joining(System.lineSeparator()));
        console.report(json, status, text);
        return Cli.DONE;
    }

    private static String line(Console console, ServerStatus server) {
        return console.texts()
                .text(
                        server.running() ? "sandbox.running" : "sandbox.ended",
                        server.role(),
                        server.version(),
                        server.address());
    }
}
