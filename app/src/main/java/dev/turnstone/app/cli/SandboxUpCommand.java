package dev.turnstone.app.cli;

import dev.turnstone.sandbox.SandboxException;
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
    private static final String USUAL_SOURCE = "es-7.10.2";
    private static final String USUAL_TARGET = "os-3";

    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--source", paramLabel = "SERVER")
    private @Nullable String source;

    @Option(names = "--target", paramLabel = "SERVER")
    private @Nullable String target;

    @Option(names = "--kafka")
    private boolean kafka;

    SandboxUpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SandboxRequest request =
                new SandboxRequest(
                        server("--source", source, USUAL_SOURCE),
                        server("--target", target, USUAL_TARGET),
                        kafka);
        console.say("sandbox.starting");
        SandboxEndpoints up = Sandbox.in(home.home()).up(request, new FetchProgress(console));
        console.report(json.isSet(), up, text(up));
        return Cli.DONE;
    }

    private static ServerVersion server(String option, @Nullable String name, String usual) {
        try {
            return ServerVersion.named(name == null ? usual : name);
        } catch (SandboxException e) {
            throw new WrongUsage(option + ": " + e.getMessage());
        }
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
