package dev.turnstone.app.cli;

import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.home.Sandbox;
import dev.turnstone.sandbox.home.SandboxEndpoints;
import dev.turnstone.sandbox.home.SandboxRequest;
import dev.turnstone.sandbox.home.SearchEndpoint;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Starts servers that run on until `sandbox down`.
@Command(name = "up")
final class SandboxUpCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--source", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion source = ServerVersion.ES_7_10;

    @Option(names = "--target", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion target = ServerVersion.OS_3;

    @Option(names = "--kafka")
    private boolean kafka;

    SandboxUpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SandboxRequest request = new SandboxRequest(source, target, kafka);
        console.say("sandbox.starting");
        SandboxEndpoints up = Sandbox.in(home.home()).up(request, new FetchProgress(console));
        console.report(json.isSet(), up, text(up));
        return Cli.DONE;
    }

    private String text(SandboxEndpoints up) {
        List<String> lines = new ArrayList<>();
        add(lines, "sandbox.source", up.source());
        add(lines, "sandbox.target", up.target());
        if (up.kafka() != null) {
            lines.add(console.texts().text("sandbox.kafka", up.kafka().bootstrap()));
        }
        lines.add(console.texts().text("sandbox.howToEnd"));
        return String.join(System.lineSeparator(), lines);
    }

    private void add(List<String> lines, String key, @Nullable SearchEndpoint server) {
        if (server != null) {
            lines.add(
                    console.texts().text(key, server.version(), server.url(), server.snapshots()));
        }
    }
}
