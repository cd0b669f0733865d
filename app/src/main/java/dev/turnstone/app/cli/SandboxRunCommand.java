package dev.turnstone.app.cli;

import dev.turnstone.app.sandbox.Trial;
import dev.turnstone.app.sandbox.TrialPlan;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.sandbox.TrialServers;
import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.host.EngineHost;
import dev.turnstone.engine.host.Requests;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.sandbox.ServerVersion;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

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

    @Option(names = "--chaos", paramLabel = "SEED")
    private @Nullable Long chaos;

    @Option(names = "--source", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion source = ServerVersion.ES_7_10;

    @Option(names = "--target", paramLabel = "SERVER", converter = ServerOption.class)
    private ServerVersion target = ServerVersion.OS_3;

    @Option(names = "--capture", paramLabel = "HOW")
    private TrialPlan.Capture capture = TrialPlan.Capture.PROXY;

    SandboxRunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        console.say("sandbox.starting");
        Path own =
                home.home()
                        .toAbsolutePath()
                        .resolve("runs")
                        .resolve(Long.toString(System.currentTimeMillis()));
        TrialPlan plan =
                new TrialPlan(own, documents, clients, Duration.ofSeconds(seconds), seed)
                        .capturing(capture)
                        .withChaos(chaos == null ? OptionalLong.empty() : OptionalLong.of(chaos));
        try (TrialServers servers =
                TrialServers.start(source, target, new FetchProgress(console), _ -> {})) {
            TrialReport report = play(servers, plan);
            console.report(json.isSet(), report, text(report));
            return report.clean() ? Cli.DONE : Cli.FAILED;
        }
    }

    private TrialReport play(TrialServers servers, TrialPlan plan) throws InterruptedException {
        Trial trial = new Trial(servers, plan, Trial.Approval.AT_ONCE, _ -> {});
        makeHome(plan.folder());
        try (EngineHost host = EngineHost.open(plan.folder(), SecretSource.environment());
                ProgressLine line = ProgressLine.show(console, () -> progress(host, trial, plan))) {
            return trial.play(new Requests(host)::answer, Sessions.USUAL);
        }
    }

    private static void makeHome(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String progress(EngineHost host, Trial trial, TrialPlan plan) {
        if (host.history().runs().newest(Sessions.USUAL).isEmpty()) {
            return console.texts().text("run.filling", Amounts.count(plan.documents()));
        }
        Map<String, StepStatus> steps = host.snapshot(Sessions.USUAL).steps();
        return console.texts()
                .text(
                        "run.progress",
                        steps.values().stream().filter(step -> step.state().isFinished()).count(),
                        steps.size(),
                        steps.entrySet().stream()
                                .filter(step -> step.getValue().state().isActive())
                                .map(Map.Entry::getKey)
                                .collect(Collectors.joining(", ")),
                        Amounts.count(trial.requests()),
                        Amounts.count(trial.acknowledgedWrites()));
    }

    private String text(TrialReport report) {
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
