package dev.turnstone.replay.shadow;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.Lines;
import dev.turnstone.replay.traffic.ExchangeSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Sends captured requests to the target and writes down what it answers, until it is stopped. Any
/// thread may steer it; a thread of its own decides, and each request has one while it is under
/// way.
///
/// Killed at any moment, the next one goes on from the last committed position: what was under way
/// is sent again.
public final class ShadowWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowWorker.class);

    private final ExchangeSource log;
    private final TupleLog tuples;
    private final Lines lines;
    private final Errands errands;
    private final Pacer pacer;
    private final Dispatcher dispatcher;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile double speed;
    private volatile boolean stopping;

    /// `replayedUpTo` tells up to when the writes that the source answered are on the target by
    /// replay.
    public ShadowWorker(
            ExchangeSource log,
            ClusterClient target,
            TupleLog tuples,
            ShadowPlan plan,
            Supplier<Instant> replayedUpTo) {
        this.log = log;
        this.tuples = tuples;
        this.lines = target.lines();
        var waiting = new Waiting(plan.atOnce(), replayedUpTo);
        this.errands = new Errands(lines, tuples, waiting, () -> stopping);
        this.pacer = new Pacer(plan.speed(), plan.perSecond());
        this.speed = plan.speed();
        this.dispatcher = new Dispatcher(log, errands, tuples, plan, pacer, waiting);
    }

    public void start() {
        if (begun.compareAndSet(false, true)) {
            // It reads files for most of its time, for which a virtual thread is none the better.
            Thread.ofPlatform().daemon().name("shadow").start(this::run);
        }
    }

    public void pause() {
        synchronized (pacer) {
            pacer.pause();
        }
    }

    public void resume() {
        synchronized (pacer) {
            pacer.resume();
        }
    }

    /// A factor of the traffic's own pace; 0 is as fast as possible.
    public void speed(double factor) {
        synchronized (pacer) {
            pacer.speed(factor);
            speed = factor;
        }
    }

    /// 0 is without limit.
    public void limit(double perSecond) {
        synchronized (pacer) {
            pacer.limit(perSecond);
        }
    }

    public ShadowStatus status() {
        Dispatcher.Figures now = dispatcher.figures();
        synchronized (pacer) {
            return new ShadowStatus(
                    pacer.isPaused(),
                    speed,
                    now.read(),
                    now.leftOut(),
                    now.sent(),
                    errands.answered(),
                    errands.troubled(),
                    tuples.durable(),
                    tuples.unwritten(),
                    now.waiting(),
                    now.underWay(),
                    now.upTo());
        }
    }

    /// Everything in the log was sent and is written down.
    public boolean isAtEnd() {
        return dispatcher.isAtEnd();
    }

    /// Ends when what is under way is answered.
    @Override
    public void close() {
        stopping = true;
        if (begun.compareAndSet(false, true)) {
            ended.complete(null);
        }
        try (lines;
                errands) {
            var _ = ended.handle((_, _) -> true).join();
        } finally {
            log.close();
        }
    }

    /// What broke it, or null.
    public @Nullable Throwable trouble() {
        return ended.isCompletedExceptionally() ? ended.exceptionNow() : null;
    }

    /// One of the edges: whoever waits is told.
    private void run() {
        try {
            dispatcher.work(() -> stopping);
            ended.complete(null);
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("The shadow replay ends: {}", e.getMessage(), e);
            ended.completeExceptionally(e);
        }
    }
}
