package dev.turnstone.replay.shadow;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.replay.shadow.Waiting.Going;
import dev.turnstone.replay.traffic.Captured;
import dev.turnstone.replay.traffic.ExchangeSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Reads the log ahead, and sends requests off that are due and that nobody else takes on. One
/// thread of its own works; any thread may read the figures, and steer the pacer while it holds it.
final class Dispatcher {
    private static final int AT_ONCE = 256;
    private static final long COMMIT_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration IDLE = Duration.ofMillis(5);
    private static final Duration LAST = Duration.ofSeconds(5);
    private static final Duration BRIEFLY = Duration.ofMillis(1);

    private final ExchangeSource log;
    private final Errands errands;
    private final TupleLog tuples;
    private final Pacer pacer;
    private final Preparing preparing;
    private final Waiting waiting;
    private final ArrayDeque<Carrier> due = new ArrayDeque<>();
    private volatile Figures figures = new Figures(0, 0, 0, 0, 0, Instant.EPOCH);
    private volatile boolean atEnd;
    private Instant upTo = Instant.EPOCH;
    private long read;
    private long leftOut;
    private long lastCommit = System.nanoTime();

    Dispatcher(
            ExchangeSource log,
            Errands errands,
            TupleLog tuples,
            ShadowPlan plan,
            Pacer pacer,
            Waiting waiting) {
        this.log = log;
        this.errands = errands;
        this.tuples = tuples;
        this.pacer = pacer;
        this.preparing = new Preparing(plan);
        this.waiting = waiting;
    }

    /// What was done so far.
    record Figures(long read, long leftOut, long sent, int waiting, int underWay, Instant upTo) {}

    Figures figures() {
        return figures;
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /// Until told to stop; what is under way then is waited for.
    void work(BooleanSupplier stopping) throws InterruptedException {
        try {
            while (!stopping.getAsBoolean()) {
                boolean moved = admit();
                for (Going going : waiting.ready()) {
                    errands.send(going);
                    moved = true;
                }
                moved |= due.isEmpty() && waiting.hasRoom() && readSome(moved);
                tell();
                if (!moved) {
                    waiting.rest(waiting.hasRoom() ? BRIEFLY : IDLE);
                }
            }
        } catch (RuntimeException | Error e) {
            waiting.broke(e);
            throw e;
        }
        waiting.end();
        // What is not durable by then is sent again next time.
        tuples.await(waiting.sent(), LAST);
        log.commit();
        tell();
    }

    /// True where something was read.
    private boolean readSome(boolean busy) throws InterruptedException {
        boolean calm = !busy && waiting.isCalm();
        Optional<Captured> next = log.next(calm ? IDLE : Duration.ZERO);
        if (next.isEmpty()) {
            if (calm) {
                due.addAll(preparing.rest());
                atEnd = due.isEmpty() && tuples.durable() == waiting.sent();
            }
            return calm;
        }
        atEnd = false;
        for (int more = AT_ONCE; next.isPresent(); more--) {
            take(next.get());
            next = more > 0 ? log.next(Duration.ZERO) : Optional.empty();
        }
        return true;
    }

    private void take(Captured captured) {
        if (captured.entry() instanceof Captured.Entry.Seen(Exchange exchange)) {
            read++;
            upTo = exchange.begun();
            List<Carrier> carriersOfIt = preparing.prepare(Carrier.of(captured, exchange));
            if (carriersOfIt.isEmpty()) {
                leftOut++;
            }
            due.addAll(carriersOfIt);
        } else {
            captured.done().run();
        }
    }

    /// What is due goes in order.
    private boolean admit() {
        List<Carrier> admitted = new ArrayList<>();
        synchronized (pacer) {
            long now = System.nanoTime();
            while (!due.isEmpty() && pacer.until(due.getFirst().exchange().begun(), now).isZero()) {
                pacer.sent(now);
                admitted.add(due.removeFirst());
            }
        }
        waiting.add(admitted);
        return !admitted.isEmpty();
    }

    private void tell() {
        Waiting.Figures now = waiting.figures();
        figures =
                new Figures(
                        read,
                        leftOut,
                        now.sent(),
                        now.waiting() + due.size(),
                        now.underWay(),
                        upTo);
        if (System.nanoTime() - lastCommit >= COMMIT_NANOS) {
            log.commit();
            lastCommit = System.nanoTime();
        }
    }
}
