package dev.turnstone.replay.shadow;

import dev.turnstone.model.cluster.Lines;
import dev.turnstone.model.traffic.Tuple;
import dev.turnstone.replay.shadow.Waiting.Going;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Requests under way, each with a thread until its tuple was handed to the log. A thread that is
/// done takes on what may go after that, and ends where nothing may: virtual ones, since one look
/// then finds all connections on which something came, and what answers them is sent in one go. Any
/// thread.
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Lines target;
    private final TupleLog tuples;
    private final Waiting waiting;
    private final BooleanSupplier stopping;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("shadow-errand-", 0).factory());
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong troubled = new AtomicLong();

    Errands(Lines target, TupleLog tuples, Waiting waiting, BooleanSupplier stopping) {
        this.target = target;
        this.tuples = tuples;
        this.waiting = waiting;
        this.stopping = stopping;
    }

    long answered() {
        return answered.get();
    }

    long troubled() {
        return troubled.get();
    }

    /// The threads end with what they have under way.
    @Override
    public void close() {
        threads.shutdown();
    }

    void send(Going first) {
        threads.execute(() -> run(first));
    }

    /// One of the edges: where this breaks, whoever waits for the end is told.
    private void run(Going first) {
        try {
            List<Going> going = List.of(first);
            while (!going.isEmpty()) {
                going.subList(1, going.size()).forEach(this::send);
                sendAndWrite(going.getFirst().carrier());
                going = waiting.answered(going.getFirst().item());
            }
        } catch (RuntimeException | Error e) {
            waiting.broke(e);
        }
    }

    /// Whatever breaks one of them, the others go on: it is sent again next time.
    private void sendAndWrite(Carrier carrier) {
        try {
            Tuple tuple = Errand.run(target, carrier);
            (tuple.target() == null ? troubled : answered).incrementAndGet();
            write(tuple, carrier.open()::done);
        } catch (RuntimeException | Error e) {
            troubled.incrementAndGet();
            tuples.none();
            LOG.error("A request was not sent: {}", e.getMessage(), e);
        }
    }

    private void write(Tuple tuple, Runnable done) {
        try {
            var _ = tuples.write(tuple, stopping, done);
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("The answer to a request was not written down: {}", e.getMessage(), e);
        }
    }
}
