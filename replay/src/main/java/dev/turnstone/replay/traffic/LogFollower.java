package dev.turnstone.replay.traffic;

import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.replay.captured.Interpreter;
import dev.turnstone.replay.captured.Meaning;
import dev.turnstone.replay.captured.MetadataChange;
import dev.turnstone.replay.traffic.Captured.Entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the log, entry by entry, in its order: writes in batches, metadata behind barriers. One
/// thread of its own; any thread may ask how far it is.
final class LogFollower {
    private static final String BARRIER = "replay/barrier/";
    private static final int BATCH = 4_000;
    private static final long BATCH_BYTES = 4L << 20;
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMillis(50);

    /// Long enough for a batch to fill where there is much to replay.
    private static final Duration LATEST = Duration.ofMillis(300);

    private final String barrierNote;
    private final ExchangeSource log;
    private final Workplace place;
    private final ReplaySettings settings;
    private final Books books;
    private final Barriers barriers;
    private final Newcomers newcomers;
    private final BatchReplay replay;
    private final Crossing crossing;
    private final Steering steering;
    private final ReadUpTo readUpTo;
    private final Tempo tempo = new Tempo();
    private final List<BatchReplay.Item> batch = new ArrayList<>();
    private volatile boolean draining = true;
    private long batchBytes;
    private long pendingSince;
    private long lastCommit;

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
        this.barrierNote = BARRIER + name;
        this.log = log;
        this.readUpTo = new ReadUpTo(log);
        this.place = place;
        this.settings = settings;
        this.books = books;
        this.barriers = barriers;
        this.newcomers =
                new Newcomers(name, barriers, place.ledger().notes(), settings.healEvery());
        this.replay = replay;
        this.crossing = crossing;
        this.steering = steering;
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
                flush();
                commitIfDue();
                books.tickets().awaitProgress();
                continue;
            }
            Instant before = Instant.now();
            if (!readOne(Duration.ZERO)) {
                // What waits in the batch is under way, so this says nothing of that.
                readUpTo.nothingSince(before);
                if (!readOne(batch.isEmpty() ? LONG : SHORT)) {
                    flush();
                }
            }
            flushIfDue();
            applyReplaced();
            commitIfDue();
        }
        if (steering.state() != ReplayState.FAILED) {
            flush();
            drain(settings.patience());
            commit();
        }
    }

    /// False where nothing came.
    private boolean readOne(Duration wait) throws InterruptedException {
        Optional<Captured> next = log.next(wait);
        if (next.isPresent()) {
            await(next.get());
            take(next.get());
        }
        return next.isPresent();
    }

    private void await(Captured captured) throws InterruptedException {
        if (tempo.isAsFastAsPossible()) {
            return;
        }
        Duration left = tempo.until(captured.at(), Instant.now());
        while (!left.isZero() && steering.isAlive()) {
            flush();
            commitIfDue();
            Thread.sleep(Math.clamp(left.toMillis(), 1, 50));
            left = tempo.until(captured.at(), Instant.now());
        }
    }

    private void take(Captured captured) throws InterruptedException {
        Ticket ticket = books.tickets().issue(captured);
        switch (captured.entry()) {
            case Entry.Gap gap when gap.changing() == 0 -> {
                books.tally().exchange("GapOfReads");
                ticket.settled();
            }
            case Entry.Gap gap -> {
                books.tally().exchange("Gap");
                books.tally().event("A proxy missed traffic: " + gap.reason());
                books.completeness().followed().all().forEach(index -> gap(index, gap.from()));
                settledWithNewcomers(ticket);
            }
            case Entry.Seen(Exchange exchange) -> seen(exchange, ticket);
        }
    }

    private void gap(String index, Instant since) {
        books.completeness().gap(index, since, () -> books.marks().reconcile(index));
    }

    private void seen(Exchange exchange, Ticket ticket) throws InterruptedException {
        Meaning meaning = Interpreter.interpret(exchange);
        if (exchange.ending() == Ending.OPEN_AT_GAP && !(meaning instanceof Meaning.Metadata)) {
            // The gap, told next, owes whatever it wrote.
            books.tally().exchange("OpenAtGap");
            ticket.settled();
            return;
        }
        books.tally()
                .exchange(
                        meaning instanceof Meaning.Nothing(var why)
                                ? why.name()
                                : meaning.getClass().getSimpleName());
        switch (meaning) {
            case Meaning.Nothing _ -> {
                String elsewhere = exchange.elsewhere();
                if (elsewhere != null) {
                    books.tally().elsewhere(exchange.proxy(), elsewhere);
                }
                ticket.settled();
            }
            case Meaning.Writes(var effects) -> {
                pending();
                batch.add(new BatchReplay.Item(ticket, effects, Span.of(exchange)));
                batchBytes += exchange.request().body().bytes().length();
                if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
                    flush();
                }
            }
            case Meaning.ByQuery(var names, long documents, boolean makes) -> {
                flush();
                List<String> behind = barriers.behind(names);
                behind.forEach(books.marks()::reconcile);
                // What is made later is known by that name.
                (makes && behind.isEmpty() ? names : behind)
                        .forEach(
                                index ->
                                        books.completeness()
                                                .change(index, known -> known.byQuery(documents)));
                if (makes) {
                    settledWithNewcomers(ticket);
                } else {
                    ticket.settled();
                }
            }
            case Meaning.Unclear(var names, String reason) -> {
                books.tally()
                        .event("Not understood, and looked for by sequence numbers: " + reason);
                flush();
                barriers.behind(names).forEach(index -> gap(index, exchange.begun()));
                settledWithNewcomers(ticket);
            }
            case Meaning.Metadata(MetadataChange change) -> barrier(exchange, change, ticket);
        }
    }

    private void settledWithNewcomers(Ticket ticket) {
        pending();
        newcomers.settleWith(ticket);
    }

    /// What was captured before is durable first; then nothing else moves.
    private void barrier(Exchange exchange, MetadataChange change, Ticket ticket)
            throws InterruptedException {
        if (MetadataRule.of(change.kind()) == MetadataRule.TOLD) {
            barriers.apply(change);
            ticket.settled();
            return;
        }
        String id =
                exchange.proxy()
                        + "/"
                        + exchange.connection()
                        + "/"
                        + exchange.number()
                        + "/"
                        + exchange.begun()
                        + "/"
                        + exchange.ending();
        flush();
        awaitOpen(1);
        crossing.alone(
                () -> {
                    if (place.ledger().notes().find(barrierNote).filter(id::equals).isEmpty()) {
                        barriers.apply(change);
                        place.ledger().notes().put(barrierNote, id);
                    }
                });
        ticket.settled();
        commit();
    }

    private void applyReplaced() throws InterruptedException {
        if (!crossing.isClear()) {
            flush();
            awaitOpen(0);
            crossing.alone(() -> crossing.eachReplaced(barriers::replaced));
        }
    }

    private void awaitOpen(int most) throws InterruptedException {
        while (books.tickets().openCount() > most) {
            if (!steering.isAlive()) {
                throw new Ended();
            }
            books.tickets().awaitProgress();
        }
    }

    /// What does not become durable in that time, for a cluster that is away, comes again.
    private void drain(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (books.tickets().openCount() > 0 && System.nanoTime() < deadline) {
            books.tickets().awaitProgress();
        }
    }

    private void flush() throws InterruptedException {
        if (!batch.isEmpty()) {
            List<BatchReplay.Item> all = List.copyOf(batch);
            batch.clear();
            batchBytes = 0;
            replay.replay(all);
        }
        if (newcomers.isAwaited() || newcomers.isDue()) {
            newcomers.meet();
        }
    }

    /// Where something comes all the time, little does not wait for more.
    private void flushIfDue() throws InterruptedException {
        boolean isOld = System.nanoTime() - pendingSince >= LATEST.toNanos();
        if (isPending() && isOld || newcomers.isDue()) {
            flush();
        }
    }

    private void pending() {
        if (!isPending()) {
            pendingSince = System.nanoTime();
        }
    }

    private boolean isPending() {
        return !batch.isEmpty() || newcomers.isAwaited();
    }

    private void commitIfDue() {
        if (System.nanoTime() - lastCommit >= settings.commitEvery().toNanos()) {
            commit();
        }
    }

    /// The ledgers first: a position never stands on what is not durable.
    private void commit() {
        List<Ticket> finished = books.tickets().takeFinished();
        if (!finished.isEmpty()) {
            books.completeness().flush();
            place.ledger().save();
            finished.forEach(Ticket::done);
            log.commit();
        }
        lastCommit = System.nanoTime();
    }
}
