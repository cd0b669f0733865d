package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Running traffic: many clients, each a virtual thread, until the plan's end or [#stop].
///
/// Any thread. Closing stops. After the end the oracle file is complete; a killed process leaves it
/// usable.
public final class Traffic implements AutoCloseable {
    private static final Duration PAUSE_WHEN_UNREACHABLE = Duration.ofMillis(50);

    private final TrafficPlan plan;
    private final Stage stage;
    private final SearchHttp http;
    private final Journal journal;
    private final Gauge gauge = new Gauge(System::nanoTime);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong started = new AtomicLong();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final List<Thread> clients = new ArrayList<>();
    private @Nullable TrafficSummary summary;

    private Traffic(TrafficPlan plan, Stage stage, SearchHttp http, Journal journal) {
        this.plan = plan;
        this.stage = stage;
        this.http = http;
        this.journal = journal;
    }

    /// Only makes indices, aliases, pipelines, templates and scripts, so that something can be
    /// attached before the traffic.
    public static void prepare(TrafficPlan plan) {
        try (var http = new SearchHttp(plan.connection())) {
            var _ = stage(plan, http);
        }
    }

    /// Data streams only where the mix writes to them.
    private static Stage stage(TrafficPlan plan, SearchHttp http) {
        Stage all = Stage.set(http, plan.layout());
        return plan.mix().has(Action.STREAM_WRITE)
                ? all
                : all.without(Feature.STREAMS, plan.layout());
    }

    /// Sets the stage and starts the clients; throws a [TrafficException] if the server cannot be
    /// prepared.
    public static Traffic start(TrafficPlan plan) {
        var http = new SearchHttp(plan.connection());
        try {
            Stage stage = stage(plan, http);
            if (!Files.exists(plan.oracle())) {
                stage.requireEmpty(http);
            }
            String run = Long.toString(Instant.now().toEpochMilli(), 36);
            Journal journal =
                    Journal.open(plan.oracle(), run, stage.dialect().sequenced(), stage.areas());
            var traffic = new Traffic(plan, stage, http, journal);
            traffic.startClients(run);
            return traffic;
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
    }

    private void startClients(String run) {
        var seeds = new SplittableRandom(plan.seed());
        var sender = new Sender(http, new Calls(stage.dialect(), plan.layout()), journal, gauge);
        for (int i = 0; i < plan.load().clients(); i++) {
            var client =
                    new Client(
                            seeds.split(),
                            run + "-c" + i,
                            plan.mix(),
                            plan.layout(),
                            stage,
                            sender);
            clients.add(Thread.ofVirtual().name("traffic-" + i).start(() -> run(client)));
        }
    }

    private void run(Client client) {
        try {
            while (mayGoOn()) {
                long lostBefore = gauge.unsent();
                client.act();
                if (gauge.unsent() > lostBefore) {
                    pause(PAUSE_WHEN_UNREACHABLE);
                }
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            stopped.set(true);
        }
    }

    private boolean mayGoOn() {
        long number = started.getAndIncrement();
        Load load = plan.load();
        if (load.perSecond() > 0) {
            Duration due = Duration.ofNanos(number * 1_000_000_000L / load.perSecond());
            while (!over() && due.compareTo(gauge.elapsed()) > 0) {
                pause(due.minus(gauge.elapsed()));
            }
        }
        return !over() && (load.operations() == 0 || number < load.operations());
    }

    private boolean over() {
        return stopped.get() || gauge.elapsed().compareTo(plan.load().duration()) >= 0;
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(Math.clamp(length.toMillis(), 1, 100));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean running() {
        return clients.stream().anyMatch(Thread::isAlive);
    }

    public long requests() {
        return gauge.requests();
    }

    public long acknowledgedWrites() {
        return gauge.acknowledgedWrites();
    }

    public long refused() {
        return gauge.refused();
    }

    public long ambiguous() {
        return gauge.ambiguous();
    }

    public long failedReads() {
        return gauge.failedReads();
    }

    public Duration longestWritePause() {
        return gauge.longestWritePause(running());
    }

    public Latencies writeLatencies() {
        return gauge.writeLatencies();
    }

    public Latencies readLatencies() {
        return gauge.readLatencies();
    }

    /// Asks the clients to end after their present request, and waits for them.
    public TrafficSummary stop() {
        stopped.set(true);
        return await();
    }

    /// Waits for the end of the run; throws what stopped a client, if something did.
    public synchronized TrafficSummary await() {
        if (summary == null) {
            joinClients();
            gauge.finish();
            journal.close();
            http.close();
            summary = summarize();
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new TrafficException(
                    "The traffic stopped early; the oracle file is good up to there.", failed);
        }
        return summary;
    }

    private void joinClients() {
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TrafficException("Interrupted while the traffic was ending.", e);
            }
        }
    }

    private TrafficSummary summarize() {
        return new TrafficSummary(
                gauge.requests(),
                gauge.acknowledgedWrites(),
                gauge.refused(),
                gauge.ambiguous(),
                gauge.unsent(),
                gauge.failedReads(),
                gauge.longestWritePause(false),
                gauge.writeLatencies(),
                gauge.readLatencies(),
                gauge.elapsed(),
                gauge.readTroubles(),
                plan.mix().leftOut(stage.features()),
                plan.oracle());
    }

    @Override
    public void close() {
        stop();
    }
}
