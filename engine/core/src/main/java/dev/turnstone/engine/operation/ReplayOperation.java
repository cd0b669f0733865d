package dev.turnstone.engine.operation;

import dev.turnstone.engine.metadata.ConvertedMetadata;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.replay.traffic.CanarySight;
import dev.turnstone.replay.traffic.CanaryWatch;
import dev.turnstone.replay.traffic.LoggedExchanges;
import dev.turnstone.replay.traffic.ReplaySettings;
import dev.turnstone.replay.traffic.ReplayState;
import dev.turnstone.replay.traffic.ReplayStatus;
import dev.turnstone.replay.traffic.ReplayWorker;
import dev.turnstone.replay.traffic.Seen;
import dev.turnstone.replay.traffic.Workplace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Makes the target follow captured traffic. Any thread may steer it; the desk stays the caller's.
///
/// Killed at any moment, the next one for the same log and consumer goes on from the last committed
/// position.
public final class ReplayOperation implements AutoCloseable {
    private final ReplayWorker worker;
    private final CanaryWatch canaries;
    private final WorkerNames.Name name;

    private ReplayOperation(ReplayWorker worker, CanaryWatch canaries, WorkerNames.Name name) {
        this.worker = worker;
        this.canaries = canaries;
        this.name = name;
    }

    public static ReplayOperation open(ReplayOrder order, TargetDesk desk) {
        WorkerNames.Name name = desk.workers().take();
        try {
            return open(order, desk, name);
        } catch (RuntimeException e) {
            name.close();
            throw e;
        }
    }

    private static ReplayOperation open(ReplayOrder order, TargetDesk desk, WorkerNames.Name name) {
        Workplace place = place(order, desk);
        Exchanges log =
                new Exchanges(
                        order.log().reader(order.consumer(), name.text()),
                        AssemblySettings.DEFAULT,
                        InstantSource.system());
        CanaryWatch canaries =
                new CanaryWatch(
                        new CanaryTarget(desk.target(), order.transform()), InstantSource.system());
        try {
            return new ReplayOperation(
                    new ReplayWorker(
                            order.consumer(),
                            new LoggedExchanges(log, canaries),
                            place,
                            ReplaySettings.USUAL),
                    canaries,
                    name);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /// Forgets from where these indices are followed, for a target whose indices are taken away.
    public static void forget(ReplayOrder order, List<String> indices, TargetDesk desk) {
        ReplayWorker.forget(order.consumer(), place(order, desk), indices);
    }

    /// See [ReplayWorker#begin(boolean)].
    public void begin(boolean everything) {
        worker.begin(everything);
    }

    public void start() {
        worker.start();
    }

    public void pause() {
        worker.pause();
    }

    public void resume() {
        worker.resume();
    }

    public void speed(double factor) {
        worker.speed(factor);
    }

    /// See [ReplayWorker#awaitReached(Instant, Duration)].
    public boolean awaitReached(Instant then, Duration patience) throws InterruptedException {
        return worker.awaitReached(then, patience);
    }

    /// See [ReplayWorker#awaitCaughtUp(Duration)].
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return worker.awaitCaughtUp(patience);
    }

    public ReplayStatus status() {
        return worker.status();
    }

    /// Everything that began before this is on the target. Cheap, as the state is.
    public Instant caughtUpTo() {
        return worker.caughtUpTo();
    }

    /// See [ReplayWorker#answeredUpTo()].
    public Instant answeredUpTo() {
        return worker.answeredUpTo();
    }

    /// How the canaries of the proxies arrive; a replay that stands still sees none arrive.
    public List<CanarySight> canaries() {
        return canaries.sights();
    }

    /// The status as scripts read it.
    public ReplayResult result() {
        return ReplayResult.of(status(), canaries());
    }

    /// See [ReplayWorker#seen()].
    public List<Seen> seen() {
        return worker.seen();
    }

    public boolean hasFailed() {
        return worker.state() == ReplayState.FAILED;
    }

    /// Ends when what is under way is durable and committed.
    @Override
    public void close() {
        try (name) {
            worker.close();
        }
    }

    private static Workplace place(ReplayOrder order, TargetDesk desk) {
        return new Workplace(
                order.source(),
                desk.target(),
                desk.ledger(),
                desk.sink(),
                order.transform(),
                new ConvertedMetadata(order.source(), desk.target()),
                order.selected(),
                index -> desk.prepare(List.of(index)),
                desk::nextClock);
    }
}
