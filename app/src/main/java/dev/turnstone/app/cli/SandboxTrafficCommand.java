package dev.turnstone.app.cli;

import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Lets many clients write and read, and notes down every write that was acknowledged.
@Command(name = "traffic")
final class SandboxTrafficCommand implements Callable<Integer> {
    private static final int CLIENTS = 16;
    private static final int SECONDS = 30;

    private final Console console;

    @Mixin private JsonOption json;

    @Option(names = "--url", paramLabel = "URL", required = true)
    private URI url;

    @Option(names = "--clients", paramLabel = "N")
    private int clients = CLIENTS;

    @Option(names = "--seconds", paramLabel = "S")
    private int seconds = SECONDS;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--per-second", paramLabel = "N")
    private int perSecond;

    @Option(names = "--oracle", paramLabel = "FILE")
    private @Nullable Path oracle;

    SandboxTrafficCommand(Console console) {
        this.console = console;
    }

    /// What scripts read.
    record Report(
            long requests,
            long acknowledgedWrites,
            long refused,
            long ambiguous,
            long failedRequests,
            long longestWritePauseMs,
            double seconds,
            String oracle) {}

    @Override
    public Integer call() {
        TrafficPlan plan =
                TrafficPlan.to(url, oracleFile())
                        .clients(clients)
                        .duration(Duration.ofSeconds(seconds))
                        .perSecond(perSecond)
                        .seed(seed)
                        .build();
        try (Traffic traffic = Traffic.start(plan);
                ProgressLine line = ProgressLine.show(console, () -> progress(traffic))) {
            Report report = report(traffic.await());
            console.report(json.isSet(), report, text(report));
        }
        return Cli.DONE;
    }

    private Path oracleFile() {
        return oracle == null
                ? Path.of("traffic-%d-%d.oracle".formatted(seed, System.currentTimeMillis()))
                        .toAbsolutePath()
                : oracle.toAbsolutePath();
    }

    private String progress(Traffic traffic) {
        return console.texts()
                .text(
                        "traffic.progress",
                        Amounts.count(traffic.requests()),
                        Amounts.count(traffic.acknowledgedWrites()),
                        Amounts.count(traffic.refused()),
                        Amounts.count(traffic.ambiguous()));
    }

    private static Report report(TrafficSummary summary) {
        return new Report(
                summary.requests(),
                summary.acknowledgedWrites(),
                summary.refused(),
                summary.ambiguous(),
                summary.failedRequests(),
                summary.longestWritePause().toMillis(),
                summary.elapsed().toNanos() / 1e9,
                summary.oracle().toString());
    }

    private String text(Report report) {
        return console.texts()
                .text(
                        "traffic.done",
                        Amounts.count(report.requests()),
                        Amounts.count(report.acknowledgedWrites()),
                        Amounts.count(report.refused()),
                        Amounts.count(report.ambiguous()),
                        Amounts.count(report.longestWritePauseMs()),
                        report.oracle());
    }
}
