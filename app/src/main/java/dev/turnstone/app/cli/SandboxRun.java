package dev.turnstone.app.cli;

import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.host.EngineHost;
import dev.turnstone.engine.host.Requests;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.SecretSource;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.traffic.Connection;
import dev.turnstone.sandbox.traffic.Layout;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.SampleDocuments;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/// The migration of a sandbox while clients write: everything is carried over and followed; when
/// the clients have ended, the following ends, and the target is held against what must be there.
final class SandboxRun {
    private static final String SESSION = Sessions.USUAL;
    private static final String WHO = "sandbox";
    private static final Duration LONG = Duration.ofMinutes(20);

    private final SearchServer source;
    private final SearchServer target;
    private final Path home;
    private final int documents;
    private final int clients;
    private final int seconds;
    private final long seed;
    private volatile @Nullable Traffic traffic;
    private volatile @Nullable EngineHost host;

    SandboxRun(
            SearchServer source,
            SearchServer target,
            Path folder,
            int documents,
            int clients,
            int seconds,
            long seed) {
        this.source = source;
        this.target = target;
        this.home = folder.resolve(Long.toString(System.currentTimeMillis()));
        this.documents = documents;
        this.clients = clients;
        this.seconds = seconds;
        this.seed = seed;
    }

    /// What scripts read.
    record Report(
            long documents,
            long requests,
            long acknowledgedWrites,
            long failedRequests,
            long longestWritePauseMs,
            long lost,
            long stale,
            long duplicates,
            long resurrected,
            long unexplained,
            String parity,
            String state,
            double seconds,
            String report) {
        boolean isClean() {
            return parity.equals("proven")
                    && lost + stale + duplicates + resurrected + unexplained == 0
                    && failedRequests == 0;
        }
    }

    Report play() throws InterruptedException {
        long began = System.nanoTime();
        makeHome();
        Path samples = home.resolve("samples.oracle");
        SampleDocuments.load(
                Connection.to(URI.create(source.url())),
                new Layout("sample-" + seed, 2, 0),
                documents,
                seed,
                samples);
        TrafficPlan plan =
                TrafficPlan.to(URI.create(source.url()), home.resolve("traffic.oracle"))
                        .clients(clients)
                        .duration(Duration.ofSeconds(seconds))
                        .seed(seed)
                        .build();
        Traffic.prepare(plan);
        TrafficSummary summary;
        RunSnapshot ended;
        try (EngineHost engine = EngineHost.open(home, SecretSource.environment());
                Traffic clientsAtWork = Traffic.start(plan)) {
            // Awaited from the beginning: the pause after the last write is none of ours.
            FutureTask<TrafficSummary> writing = new FutureTask<>(clientsAtWork::await);
            Thread.ofVirtual().name("clients").start(writing);
            traffic = clientsAtWork;
            configure(engine);
            engine.start(SESSION, false, WHO);
            host = engine;
            engine.await(SESSION, SandboxRun::hasComeToTheGate, LONG);
            summary = ended(writing);
            ended = finish(engine);
            host = null;
        }
        return report(ended, summary, samples, (System.nanoTime() - began) / 1e9);
    }

    String progress(Console console) {
        Traffic now = traffic;
        EngineHost engine = host;
        if (now == null || engine == null) {
            return console.texts().text("run.filling", Amounts.count(documents));
        }
        Map<String, StepStatus> steps = engine.snapshot(SESSION).steps();
        return console.texts()
                .text(
                        "run.progress",
                        steps.values().stream().filter(step -> step.state().isFinished()).count(),
                        steps.size(),
                        steps.entrySet().stream()
                                .filter(step -> step.getValue().state().isActive())
                                .map(Map.Entry::getKey)
                                .collect(Collectors.joining(", ")),
                        Amounts.count(now.requests()),
                        Amounts.count(now.acknowledgedWrites()));
    }

    private static TrafficSummary ended(FutureTask<TrafficSummary> writing)
            throws InterruptedException {
        try {
            return writing.get();
        } catch (ExecutionException e) {
            throw new TurnstoneException(
                    "The clients' traffic broke: " + e.getCause() + ".",
                    "Look for the cause in the servers' logs, then run it again.",
                    e);
        }
    }

    /// The clients have ended: what could not be proven while they wrote can be now.
    private static RunSnapshot finish(EngineHost engine) throws InterruptedException {
        for (var step : engine.snapshot(SESSION).steps().entrySet()) {
            if (step.getValue().state() == StepState.FAILED
                    && engine.snapshot(SESSION).plan().step(step.getKey()).kind()
                            == StepKind.VALIDATE) {
                engine.tell(SESSION, new Event.Retry(step.getKey()), WHO);
            }
        }
        engine.await(SESSION, SandboxRun::hasComeToTheGate, LONG);
        for (var step : engine.snapshot(SESSION).steps().entrySet()) {
            if (step.getValue().state() == StepState.WAITING_FOR_APPROVAL) {
                engine.tell(SESSION, new Event.Approve(step.getKey(), WHO, false), WHO);
            }
        }
        engine.await(SESSION, run -> run.state().isSettled(), LONG);
        return engine.snapshot(SESSION);
    }

    private static boolean hasComeToTheGate(RunSnapshot run) {
        return run.state().isSettled()
                || run.steps().entrySet().stream()
                        .anyMatch(
                                step ->
                                        step.getValue().state() == StepState.WAITING_FOR_APPROVAL
                                                && run.plan().step(step.getKey()).kind()
                                                        == StepKind.TEARDOWN);
    }

    private void configure(EngineHost engine) {
        ObjectNode request = Json.MAPPER.createObjectNode().put("action", "configure");
        request.put("session", SESSION).put("who", WHO).put("spec", spec().toString());
        JsonNode answer = new Requests(engine).answer(request);
        if (answer.has("error")) {
            throw new TurnstoneException(
                    answer.path("error").asString("") + " " + answer.path("problems"),
                    answer.path("remedy").asString(""));
        }
    }

    private ObjectNode spec() {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("source").put("url", source.url());
        spec.putObject("targets").putObject("target").put("url", target.url());
        ObjectNode migration = spec.putObject("migrations").putObject("sandbox");
        migration.put("from", "source").putArray("to").add("target");
        migration
                .putObject("snapshot")
                .put("kind", "create")
                .put("location", source.snapshots().resolve("run").toString());
        migration.putObject("metadata").put("consent", true);
        ObjectNode approvals = migration.putObject("approvals");
        ObjectNode nothing = approvals.putObject("metadata").put("kind", "automatic");
        nothing.putObject("checks");
        approvals.putObject("finish").put("kind", "manual");
        return spec;
    }

    private Report report(RunSnapshot run, TrafficSummary summary, Path samples, double took) {
        OracleReport first = OracleCheck.run(URI.create(target.url()), samples);
        OracleReport second = OracleCheck.run(URI.create(target.url()), summary.oracle());
        String parity =
                run.plan().steps().stream()
                        .filter(step -> step.kind() == StepKind.PROVE)
                        .map(step -> run.step(step.id()).result().path("parity").asString(""))
                        .filter(word -> !word.isEmpty())
                        .findFirst()
                        .orElse("not proven");
        boolean readable = first.problems().isEmpty() && second.problems().isEmpty();
        Path file = home.resolve("report.json");
        Report report =
                new Report(
                        first.documents() + second.documents(),
                        summary.requests(),
                        summary.acknowledgedWrites(),
                        summary.failedRequests(),
                        summary.longestWritePause().toMillis(),
                        first.lost() + second.lost(),
                        first.stale() + second.stale(),
                        first.duplicates() + second.duplicates(),
                        first.resurrected() + second.resurrected(),
                        first.unexplained() + second.unexplained(),
                        readable && run.state() == RunState.SUCCEEDED ? parity : "not proven",
                        run.state().label(),
                        took,
                        file.toString());
        write(file, run, report, first, second);
        return report;
    }

    private static void write(
            Path file, RunSnapshot run, Report report, OracleReport first, OracleReport second) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.set("account", Json.MAPPER.valueToTree(report));
        all.set("samples", Json.MAPPER.valueToTree(first));
        all.set("traffic", Json.MAPPER.valueToTree(second));
        all.set("steps", Json.MAPPER.valueToTree(run.steps()));
        try {
            Files.writeString(file, all.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeHome() {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
