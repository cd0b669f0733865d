package dev.turnstone.replay.shadow;

import dev.turnstone.model.cluster.Lines;
import dev.turnstone.model.traffic.Tuple;
import dev.turnstone.replay.shadow.Order.Item;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Requests under way, each on a thread of its own until its tuple was handed to the log. One
/// thread sends and takes; any may count.
final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Lines target;
    private final TupleLog tuples;
    private final BooleanSupplier stopping;
    private final LinkedBlockingQueue<Item> ended = new LinkedBlockingQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong troubled = new AtomicLong();

    Errands(Lines target, TupleLog tuples, BooleanSupplier stopping) {
        this.target = target;
        this.tuples = tuples;
        this.stopping = stopping;
    }

    long answered() {
        return answered.get();
    }

    long troubled() {
        return troubled.get();
    }

    void send(Item item, Carrier carrier) {
        Thread.ofVirtual().name("shadow-errand").start(() -> run(item, carrier));
    }

    /// One that has ended since it was asked for last, or null.
    @Nullable Item ended() {
        return ended.poll();
    }

    /// The same, waiting for one.
    @Nullable Item ended(Duration wait) throws InterruptedException {
        return ended.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// One of the edges: whatever breaks it, whoever waits for its end is told.
    private void run(Item item, Carrier carrier) {
        try {
            Tuple tuple = Errand.run(target, carrier);
            (tuple.target() == null ? troubled : answered).incrementAndGet();
            var _ = tuples.write(tuple, stopping, carrier::done);
        } catch (InterruptedException | RuntimeException | Error e) {
            troubled.incrementAndGet();
            LOG.error("The answer to a request was not written down: {}", e.getMessage(), e);
        } finally {
            ended.add(item);
        }
    }
}
