package dev.turnstone.app.cli;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;

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

    @Option(names = "--source", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion source = ServerVersion.ES_7_10;

    @Option(names = "--target", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion target = ServerVersion.OS_3;

    SandboxRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        console.say("sandbox.starting");
        Servers.fetch(source, new FetchProgress(console));
        Servers.fetch(target, new FetchProgress(console));
        Path folder = home.home().toAbsolutePath().resolve("runs");
        try (Servers servers = Servers.open();
                SearchServer one = servers.search(source);
                SearchServer other = servers.search(target)) {
            SandboxRun run = new SandboxRun(one, other, folder, documents, clients, seconds, seed);
            SandboxRun.Report report;
            try (ProgressLine line = ProgressLine.show(console, () -> run.progress(console))) {
                report = run.play();
            }
            console.report(json.isSet(), report, text(report));
            return report.isClean() ? Cli.DONE : Cli.FAILED;
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
