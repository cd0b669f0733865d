package dev.turnstone.app.sandbox;

import dev.turnstone.engine.host.RunView;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.traffic.Action;
import dev.turnstone.sandbox.traffic.Connection;
import dev.turnstone.sandbox.traffic.Layout;
import dev.turnstone.sandbox.traffic.Mix;
import dev.turnstone.sandbox.traffic.SampleDocuments;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;
import dev.turnstone.sandbox.traffic.TrafficSummary;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// The migration of a sandbox while clients write: everything is carried over and followed; when
/// the clients have ended, the following ends, and the target is held against what must be there.
///
/// One thread plays; any thread may ask how far it is, and cancel.
public final class Trial {
    private static final String WHO = "sandbox";
    private static final int RETRIES = 3;

    /// Who agrees that the following may end.
    public enum Approval {
        AT_ONCE,
        BY_A_PERSON
    }

    private final SearchServer source;
    private final SearchServer target;
    private final TrialPlan plan;
    private final Approval approval;
    private final Consumer<TrialPhase> phases;
    private volatile @Nullable Traffic traffic;
    private volatile boolean cancelled;
    private List<String> troubles = List.of();

    public Trial(
            TrialServers servers, TrialPlan plan, Approval approval, Consumer<TrialPhase> phases) {
        this.source = servers.source();
        this.target = servers.target();
        this.plan = plan;
        this.approval = approval;
        this.phases = phases;
    }

    /// The session has the run afterwards, with its history.
    public TrialReport play(Asking engine, String session) throws InterruptedException {
        long began = System.nanoTime();
        phases.accept(TrialPhase.FILLING);
        Path samples = fill();
        int proxyPort = plan.capture() == TrialPlan.Capture.PROXY ? freePort() : 0;
        Traffic.prepare(writing(URI.create(source.url())));
        TrialRun run = new TrialRun(engine, session, WHO, () -> cancelled);
        phases.accept(TrialPhase.MIGRATING);
        run.start(TrialSpec.of(source, target, proxyPort, plan.folder()));
        if (proxyPort != 0) {
            TrialRun.requireServing(run.await(TrialRun::mayClientsCome));
        }
        try (Traffic clientsAtWork = Traffic.start(writing(door(proxyPort)))) {
            // Awaited from the beginning: the pause after the last write is none of ours.
            FutureTask<TrafficSummary> clients = new FutureTask<>(clientsAtWork::await);
            Thread.ofVirtual().name("clients").start(clients);
            traffic = clientsAtWork;
            TrafficSummary summary = underTrouble(run, clients);
            RunView ended = finish(run);
            phases.accept(TrialPhase.CHECKING);
            TrialReport report =
                    new TrialAccount(target, plan.folder(), samples)
                            .give(ended, summary, troubles, (System.nanoTime() - began) / 1e9);
            phases.accept(TrialPhase.DONE);
            return report;
        }
    }

    /// What the clients have done so far; 0 before they began.
    public long requests() {
        Traffic now = traffic;
        return now == null ? 0 : now.requests();
    }

    public long acknowledgedWrites() {
        Traffic now = traffic;
        return now == null ? 0 : now.acknowledgedWrites();
    }

    /// It ends soon, with [TrialCancelled].
    public void cancel() {
        cancelled = true;
        Traffic now = traffic;
        if (now != null) {
            Thread.ofVirtual().name("clients-stop").start(now::close);
        }
    }

    private Path fill() {
        try {
            Files.createDirectories(plan.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path samples = plan.folder().resolve("samples.oracle");
        SampleDocuments.load(
                Connection.to(URI.create(source.url())),
                new Layout("sample-" + plan.seed(), 2, 0),
                plan.documents(),
                plan.seed(),
                samples);
        if (cancelled) {
            throw new TrialCancelled();
        }
        return samples;
    }

    /// Until the run waits at its last gate and the clients have ended; in trouble all the while,
    /// where that is wished.
    private TrafficSummary underTrouble(TrialRun run, FutureTask<TrafficSummary> clients)
            throws InterruptedException {
        if (plan.chaos().isEmpty()) {
            run.await(TrialRun::hasComeToTheGate);
            phases.accept(TrialPhase.CLIENTS_ENDING);
            return ended(clients);
        }
        try (Chaos chaos = Chaos.begin(source, target, plan.chaos().getAsLong())) {
            TrafficSummary summary = ended(clients);
            troubles = chaos.done();
            return summary;
        }
    }

    /// The clients have ended: what could not be proven while they wrote can be now.
    private RunView finish(TrialRun run) throws InterruptedException {
        run.await(TrialRun::hasComeToTheGate);
        for (int i = 0; i < RETRIES && run.retryFailed(); i++) {
            run.await(TrialRun::hasComeToTheGate);
        }
        if (approval == Approval.AT_ONCE) {
            phases.accept(TrialPhase.FINISHING);
            run.approve();
        } else {
            phases.accept(TrialPhase.WAITING_FOR_APPROVAL);
            run.await(now -> !TrialRun.isAtTheGate(now));
            phases.accept(TrialPhase.FINISHING);
        }
        return run.await(now -> now.state().isSettled());
    }

    private TrafficSummary ended(FutureTask<TrafficSummary> clients) throws InterruptedException {
        try {
            return clients.get();
        } catch (ExecutionException e) {
            if (cancelled) {
                throw new TrialCancelled();
            }
            throw new TurnstoneException(
                    "The clients' traffic broke: " + e.getCause() + ".",
                    "Look for the cause in the servers' logs, then run it again.",
                    e);
        }
    }

    private TrafficPlan writing(URI url) {
        return TrafficPlan.to(url, plan.folder().resolve("traffic.oracle"))
                .clients(plan.clients())
                .duration(plan.writing())
                .seed(plan.seed())
                // Documents of data streams stay behind.
                .mix(Mix.usual().with(Action.STREAM_WRITE, 0))
                .build();
    }

    /// Where the clients come in: at the proxy, or at the source itself where its sequence numbers
    /// are followed.
    private URI door(int proxyPort) {
        return URI.create(proxyPort == 0 ? source.url() : "http://127.0.0.1:" + proxyPort);
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
