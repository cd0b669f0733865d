package dev.turnstone.replay.shadow;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.model.traffic.SeenAnswer;
import dev.turnstone.model.traffic.Tuple;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Writes tuples down, each as a record of a log of its own. Any thread hands them over; one of its
/// own makes records of them, so that whoever had an answer sends the next request first, and many
/// requests go one right after the other.
public final class TupleLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TupleLog.class);
    private static final Duration AGAIN = Duration.ofMillis(5);
    private static final Duration GATHER = Duration.ofMillis(2);
    private static final int MOST_WAITING = 512;

    /// What is larger is made a record of by who hands it over, or it would take much memory to
    /// wait.
    private static final long SMALL = 64 << 10;

    private final TrafficLogWriter log;
    private final AtomicLong durable = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();
    private final ArrayBlockingQueue<Handed> handed = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().name("tuple-log").unstarted(this::run);
    private volatile boolean closing;

    private TupleLog(TrafficLogWriter log) {
        this.log = log;
    }

    /// Closes the log when it is closed itself.
    public static TupleLog to(TrafficLogWriter log) {
        var tuples = new TupleLog(log);
        tuples.thread.start();
        return tuples;
    }

    private record Handed(Tuple tuple, Runnable done) {}

    /// How many are durable.
    long durable() {
        return durable.get();
    }

    /// How many were not written down: they are sent again next time.
    long unwritten() {
        return unwritten.get();
    }

    /// Waits until so many are durable or will not be, for no longer than that, and not where the
    /// log fails.
    void await(long count, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (durable.get() + unwritten.get() < count
                && System.nanoTime() < deadline
                && !(log.health() instanceof LogHealth.Failing)) {
            Thread.sleep(AGAIN);
        }
    }

    /// Waits while too many wait, until `ended`: false then. `done` is called when the tuple is
    /// durable.
    boolean write(Tuple tuple, BooleanSupplier ended, Runnable done) throws InterruptedException {
        boolean handedOver = false;
        try {
            handedOver = handOver(tuple, ended, done);
        } finally {
            unwritten.addAndGet(handedOver ? 0 : 1);
        }
        return handedOver;
    }

    /// One of those that were sent has no tuple at all.
    void none() {
        unwritten.incrementAndGet();
    }

    private boolean handOver(Tuple tuple, BooleanSupplier ended, Runnable done)
            throws InterruptedException {
        var each = new Handed(tuple, done);
        if (weight(tuple) > SMALL) {
            return write(each, new JsonBytes(), ended);
        }
        while (!handed.offer(each, AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            if (ended.getAsBoolean()) {
                return false;
            }
            if (!thread.isAlive()) {
                throw new IllegalStateException("the thread that writes tuples down has ended");
            }
        }
        return true;
    }

    /// What was handed over is written, unless the log fails.
    @Override
    public void close() {
        closing = true;
        try (log) {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sleeps rather than waits, for then nobody has to wake it.
    private void run() {
        var buffer = new JsonBytes();
        List<Handed> some = new ArrayList<>(MOST_WAITING);
        try {
            while (handed.drainTo(some) > 0 || !closing) {
                for (Handed each : some) {
                    writeOrTell(each, buffer);
                }
                if (some.size() < MOST_WAITING / 2 && !closing) {
                    Thread.sleep(GATHER);
                }
                some.clear();
            }
        } catch (InterruptedException e) {
            LOG.error("Tuples are no longer written down: {}", e.getMessage(), e);
        }
    }

    /// Whatever breaks one of them, the others go on: it is sent again next time.
    private void writeOrTell(Handed each, JsonBytes buffer) throws InterruptedException {
        try {
            if (!write(each, buffer, () -> closing)) {
                unwritten.incrementAndGet();
                LOG.warn("A tuple was not written down, and is sent again: its log has no room.");
            }
        } catch (RuntimeException | Error e) {
            unwritten.incrementAndGet();
            LOG.error("A tuple was not written down, and is sent again: {}", e.getMessage(), e);
        }
    }

    /// Waits while the log is full or failing.
    private boolean write(Handed each, JsonBytes buffer, BooleanSupplier ended)
            throws InterruptedException {
        List<ByteBuffer> record = TupleCodec.encode(each.tuple(), buffer);
        long lane = each.tuple().source().connection();
        var receipt = new Written(durable, unwritten, each.done());
        while (log.offer(lane, record, receipt) != TrafficLogWriter.Offer.TAKEN) {
            if (ended.getAsBoolean()) {
                return false;
            }
            Thread.sleep(AGAIN);
        }
        return true;
    }

    private static long weight(Tuple tuple) {
        return weight(tuple.source().answer())
                + weight(tuple.target())
                + tuple.source().request().body().bytes().length()
                + tuple.sent().body().bytes().length();
    }

    private static long weight(@Nullable SeenAnswer answer) {
        return answer == null ? 0 : answer.body().bytes().length();
    }

    private record Written(AtomicLong count, AtomicLong unwritten, Runnable done)
            implements TrafficLogWriter.Receipt {
        @Override
        public void durable() {
            count.incrementAndGet();
            done.run();
        }

        /// Not done: it is sent again next time.
        @Override
        public void lost(String reason) {
            unwritten.incrementAndGet();
            LOG.warn("A tuple was not written down, and is sent again: {}", reason);
        }
    }
}
