package dev.turnstone.app.cli;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// A whole migration under live traffic, on servers of its own.
@Command(name = "run")
final class SandboxRunCommand implements Callable<Integer> {
    private static final int DOCUMENTS = 20_000;
    private static final int CLIENTS = 16;
    private static final int SECONDS = 20;

    private final Console console;

    @Mixin private HomeOption home;
    @Mixin private JsonOption json;

    @Option(names = "--docs", paramLabel = "N")
    private int documents = DOCUMENTS;

    @Option(names = "--clients", paramLabel = "N")
    private int clients = CLIENTS;

    @Option(names = "--seconds", paramLabel = "S")
    private int seconds = SECONDS;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--source", paramLabel = "SERVER")
    private @Nullable String source;

    @Option(names = "--target", paramLabel = "SERVER")
    private @Nullable String target;

    SandboxRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerVersion from = server("--source", source == null ? "es-7.10.2" : source);
        ServerVersion to = server("--target", target == null ? "os-3" : target);
        console.say("sandbox.starting");
        Servers.fetch(from, new FetchProgress(console));
        Servers.fetch(to, new FetchProgress(console));
        Path folder = home.home().toAbsolutePath().resolve("runs");
        try (Servers servers = Servers.open();
                SearchServer one = servers.search(from);
                SearchServer other = servers.search(to)) {
            SandboxRun run = new SandboxRun(one, other, folder, documents, clients, seconds, seed);
            SandboxRun.Report report;
            try (ProgressLine line = ProgressLine.show(console, () -> run.progress(console))) {
                report = run.play();
            }
            console.report(json.isSet(), report, text(report));
            return report.isClean() ? Cli.DONE : Cli.FAILED;
        }
    }

    private static ServerVersion server(String option, String name) {
        try {
            return ServerVersion.named(name);
        } catch (RuntimeException e) {
            throw new WrongUsage(option + ": " + e.getMessage());
        }
    }

    private String text(SandboxRun.Report report) {
        return console.texts()
                .text(
                        "run.done",
                        report.parity(),
                        Amounts.count(report.documents()),
                        Amounts.count(report.requests()),
                        Amounts.count(report.failedRequests()),
                        Amounts.count(report.lost()),
                        Amounts.count(report.stale()),
                        Amounts.count(report.duplicates()),
                        Amounts.count(report.resurrected()),
                        Amounts.count(report.longestWritePauseMs()),
                        report.report());
    }
}
