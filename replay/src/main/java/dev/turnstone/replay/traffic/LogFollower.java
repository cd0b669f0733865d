package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reads the log, entry by entry, in its order and at its pace, until told to end. One thread of
/// its own; any thread may ask how far it is.
final class LogFollower {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMillis(50);

    private final ExchangeSource log;
    private final ReplaySettings settings;
    private final Books books;
    private final Steering steering;
    private final Pending pending;
    private final Commits commits;
    private final BarrierTurn turn;
    private final Entries entries;
    private final ReadUpTo readUpTo;
    private final Tempo tempo = new Tempo();
    private volatile boolean draining = true;

    LogFollower(
            String name,
            ExchangeSource log,
            Workplace place,
            ReplaySettings settings,
            Books books,
            Barriers barriers,
            BatchReplay replay,
            Crossing crossing,
            Steering steering) {
        this.log = log;
        this.readUpTo = new ReadUpTo(log);
        this.settings = settings;
        this.books = books;
        this.steering = steering;
        this.pending =
                new Pending(
                        replay,
                        new Newcomers(
                                name, barriers, place.ledger().notes(), settings.healEvery()));
        this.commits = new Commits(log, place, books, settings.commitEvery());
        this.turn =
                new BarrierTurn(name, place, books, barriers, crossing, steering, pending, commits);
        this.entries = new Entries(books, barriers, pending, turn);
    }

    Tempo tempo() {
        return tempo;
    }

    /// Everything that began before this is on the target.
    Instant caughtUpTo() {
        Instant read = readUpTo.time();
        return books.tickets().oldest().filter(oldest -> oldest.isBefore(read)).orElse(read);
    }

    /// What began before this need not be read. Before it follows.
    void begun(Instant time) {
        readUpTo.begun(time);
    }

    /// False when nothing more is waited for.
    boolean isDraining() {
        return draining;
    }

    /// Until told to end; what is under way then is given a while to become durable.
    void follow() throws InterruptedException {
        try {
            followToTheEnd();
        } finally {
            draining = false;
        }
    }

    private void followToTheEnd() throws InterruptedException {
        while (steering.isAlive()) {
            if (steering.isPaused() || books.tickets().isFull()) {
                pending.flush();
                commits.commitIfDue();
                books.tickets().awaitProgress();
                continue;
            }
            Instant before = Instant.now();
            if (!readOne(Duration.ZERO)) {
                // What waits in the batch is under way, so this says nothing of that.
                readUpTo.nothingSince(before);
                if (!readOne(pending.hasWrites() ? SHORT : LONG)) {
                    pending.flush();
                }
            }
            pending.flushIfDue();
            turn.passReplaced();
            commits.commitIfDue();
        }
        if (steering.state() != ReplayState.FAILED) {
            pending.flush();
            drain(settings.patience());
            commits.commit();
        }
    }

    /// False where nothing came.
    private boolean readOne(Duration wait) throws InterruptedException {
        Optional<Captured> next = log.next(wait);
        if (next.isPresent()) {
            await(next.get());
            entries.take(next.get());
        }
        return next.isPresent();
    }

    private void await(Captured captured) throws InterruptedException {
        if (tempo.isAsFastAsPossible()) {
            return;
        }
        Duration left = tempo.until(captured.at(), Instant.now());
        while (!left.isZero() && steering.isAlive()) {
            pending.flush();
            commits.commitIfDue();
            Thread.sleep(Math.clamp(left.toMillis(), 1, 50));
            left = tempo.until(captured.at(), Instant.now());
        }
    }

    /// What does not become durable in that time, for a cluster that is away, comes again.
    private void drain(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (books.tickets().openCount() > 0 && System.nanoTime() < deadline) {
            books.tickets().awaitProgress();
        }
    }
}
