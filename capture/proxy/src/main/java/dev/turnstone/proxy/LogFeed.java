package dev.turnstone.proxy;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.RecordBytes;
import dev.turnstone.log.TrafficLogWriter;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;
import dev.turnstone.log.record.RecordEncoder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Hands records to the log, and keeps account of what it did not take: nothing is unrecorded and
/// unsaid. Once a record was refused nothing else is offered before the gap itself was taken, so
/// that the gap stands in the log where the records are missing. Any thread.
final class LogFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);

    private static final Duration LOOK = Duration.ofMillis(2);

    private final TrafficLogWriter log;
    private final RecordEncoder encoder;
    private final WhenFull whenFull;
    private final ArrayDeque<Offered> backlog = new ArrayDeque<>();
    private final LongAdder taken = new LongAdder();
    private final LongAdder durable = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Missed missed;
    private final Receipt reading = new Counting(false);
    private final Receipt changing = new Counting(true);
    private volatile boolean failing;
    private volatile CaptureState state = CaptureState.RECORDING;
    private long waitingSince;
    private boolean hasLeftWaiting;
    private @Nullable List<ByteBuffer> greeting;

    LogFeed(TrafficLogWriter log, RecordEncoder encoder, WhenFull whenFull, InstantSource time) {
        this.log = log;
        this.encoder = encoder;
        this.whenFull = whenFull;
        this.missed = new Missed(time);
    }

    /// A record that the log did not take yet.
    private record Offered(long lane, List<ByteBuffer> record, boolean changes) {}

    /// False when the record is lost: its exchange counts as missed then, once. What is in the
    /// buffers is copied before this returns.
    boolean offer(long lane, List<ByteBuffer> record, boolean changes) {
        if (state == CaptureState.RECORDING) {
            Offer offer = log.offer(lane, record, changes ? changing : reading);
            if (offer == Offer.TAKEN) {
                taken.increment();
                return true;
            }
            return fell(lane, record, changes, offer);
        }
        return fell(lane, record, changes, Offer.FULL);
    }

    /// The same for a record that every reader of the log is to see.
    boolean offerToAll(List<ByteBuffer> record) {
        boolean isTaken = log.offerToAll(record, reading) == Offer.TAKEN;
        if (isTaken) {
            taken.increment();
        }
        return isTaken;
    }

    /// The first record of all. While the log does not take it nothing else is recorded either.
    synchronized void greet(List<ByteBuffer> record) {
        if (!offerToAll(record)) {
            greeting = record;
            state = CaptureState.GAP;
            LOG.warn("Recording does not begin with the first request: {}", trouble());
        }
    }

    /// An exchange was not recorded, or not whole.
    synchronized void missed(boolean changes, String reason) {
        leaveWaiting(reason);
        missed.count(changes, reason);
        state = CaptureState.GAP;
    }

    /// What waits is not offered behind a gap: it would stand in the log in another order.
    private void leaveWaiting(String reason) {
        if (state == CaptureState.WAITING) {
            state = CaptureState.GAP;
            hasLeftWaiting = true;
            backlog.forEach(lost -> missed.count(lost.changes(), reason));
            backlog.clear();
        }
    }

    CaptureState state() {
        return state;
    }

    /// Whether requests that change data are to be refused now.
    boolean refusesChanges() {
        return whenFull instanceof WhenFull.RefuseWrites && (failing || state == CaptureState.GAP);
    }

    /// Tries again; called from time to time. True when recording goes on after a break, or clients
    /// need not wait any more.
    synchronized boolean mend() {
        failing = log.health() instanceof LogHealth.Failing;
        boolean goesOn =
                switch (state) {
                    case RECORDING -> false;
                    case WAITING -> mendWaiting();
                    case GAP -> mendGap();
                };
        boolean hasLeft = hasLeftWaiting;
        hasLeftWaiting = false;
        return goesOn || hasLeft;
    }

    /// Waits for word of all that the log took, once nothing more is offered; whether all of it is
    /// durable, or told as a gap that is. Blocks.
    boolean settle(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            boolean wasSettled = isSettled();
            mend();
            if (wasSettled && isSettled()) {
                return state == CaptureState.RECORDING;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK);
        }
    }

    private boolean isSettled() {
        return durable.sum() + lost.sum() == taken.sum();
    }

    /// Why nothing is recorded now, as a sentence.
    String trouble() {
        return switch (log.health()) {
            case LogHealth.Failing failing -> failing.reason();
            case LogHealth.Writing(long pending) ->
                    "the traffic log does not keep up, " + pending + " bytes wait to be written.";
        };
    }

    Account account() {
        long pending = log.health() instanceof LogHealth.Writing(long bytes) ? bytes : -1;
        return new Account(
                state,
                taken.sum(),
                durable.sum(),
                missed.exchanges(),
                missed.changes(),
                missed.gaps(),
                pending);
    }

    /// Where the recording stands. `pendingBytes` is -1 while the log fails.
    record Account(
            CaptureState state,
            long recordsTaken,
            long recordsDurable,
            long exchangesMissed,
            long changesMissed,
            long gaps,
            long pendingBytes) {}

    private synchronized boolean fell(
            long lane, List<ByteBuffer> record, boolean changes, Offer offer) {
        if (state == CaptureState.RECORDING && whenFull instanceof WhenFull.Wait) {
            state = CaptureState.WAITING;
            waitingSince = System.nanoTime();
        }
        if (state == CaptureState.WAITING) {
            backlog.add(new Offered(lane, RecordBytes.copy(record), changes));
            return true;
        }
        if (state == CaptureState.RECORDING) {
            LOG.debug("The log answered {}", offer);
        }
        return false;
    }

    private boolean mendWaiting() {
        while (!backlog.isEmpty()) {
            Offered next = backlog.peek();
            if (log.offer(next.lane(), next.record(), next.changes() ? changing : reading)
                    != Offer.TAKEN) {
                giveUpWhenTooLong();
                return false;
            }
            taken.increment();
            backlog.poll();
        }
        state = CaptureState.RECORDING;
        return true;
    }

    private void giveUpWhenTooLong() {
        if (whenFull instanceof WhenFull.Wait(Duration atMost)
                && System.nanoTime() - waitingSince > atMost.toNanos()) {
            leaveWaiting(trouble());
        }
    }

    private boolean mendGap() {
        List<ByteBuffer> first = greeting;
        if (first != null) {
            if (!offerToAll(first)) {
                return false;
            }
            greeting = null;
        }
        Gap open = missed.open();
        if (open != null && !offer(open)) {
            return false;
        }
        missed.written();
        state = CaptureState.RECORDING;
        return true;
    }

    private boolean offer(Gap open) {
        List<ByteBuffer> record = missed.record(open, encoder);
        if (log.offerToAll(record, new GapReceipt(open)) != Offer.TAKEN) {
            return false;
        }
        taken.increment();
        LOG.warn(
                "Recording goes on: {} requests passed unrecorded, {} of them could change data.",
                open.exchanges(),
                open.changing());
        return true;
    }

    /// A gap that was taken and then lost is a gap again.
    private synchronized void reopen(Gap lost) {
        leaveWaiting(lost.reason());
        missed.reopen(lost);
        state = CaptureState.GAP;
    }

    private final class Counting implements Receipt {
        private final boolean changes;

        Counting(boolean changes) {
            this.changes = changes;
        }

        @Override
        public void durable() {
            durable.increment();
        }

        @Override
        public void lost(String reason) {
            missed(changes, reason);
            lost.increment();
        }
    }

    private final class GapReceipt implements Receipt {
        private final Gap written;

        GapReceipt(Gap written) {
            this.written = written;
        }

        @Override
        public void durable() {
            durable.increment();
        }

        @Override
        public void lost(String reason) {
            reopen(written);
            lost.increment();
        }
    }
}
