package dev.turnstone.replay.traffic;

import dev.turnstone.documents.ask.AskOptions;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.ask.Question;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.replay.captured.Interpreter;
import dev.turnstone.replay.captured.Meaning;
import dev.turnstone.replay.captured.MetadataChange;
import dev.turnstone.replay.traffic.Captured.Entry;
import dev.turnstone.replay.traffic.Followed.Known;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// Makes the target follow the captured traffic, until it is stopped. Any thread may steer it.
///
/// Killed at any moment, the next one goes on from the last committed position: what it does twice
/// does no harm. Three threads of its own: a reader, an asker, a healer; whatever breaks one of
/// them ends the replay, and everyone who waits is told.
public final class ReplayWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorker.class);
    private static final String BEGUN = "replay/begun";
    private static final String BARRIER = "replay/barrier";
    private static final int BATCH = 1_000;
    private static final long BATCH_BYTES = 4L << 20;
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMillis(50);

    private final ExchangeSource log;
    private final Workplace place;
    private final ReplaySettings settings;
    private final ReplayTally tally = new ReplayTally();
    private final Tempo tempo = new Tempo();
    private final Tickets tickets;
    private final Completeness completeness;
    private final Marks marks;
    private final Barriers barriers;
    private final Asker asker;
    private final Healer healer;
    private final BatchReplay replay;
    private final ReentrantLock moving = new ReentrantLock();
    private final Map<String, String> replaced = new ConcurrentHashMap<>();
    private volatile ReplayState state = ReplayState.NEW;
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(3);
    private volatile Instant readUpTo = Instant.EPOCH;
    private final List<BatchReplay.Item> batch = new ArrayList<>();
    private long batchBytes;
    private long lastCommit;

    public ReplayWorker(ExchangeSource log, Workplace place, ReplaySettings settings) {
        this.log = log;
        this.place = place;
        this.settings = settings;
        this.tickets = new Tickets(settings.underWay());
        this.marks = new Marks(place.ledger().notes());
        this.completeness =
                new Completeness(place.ledger().numbers(), new Followed(place.ledger().notes()));
        var source = new SourceFacts(place.source());
        var ask =
                new AskSource(
                        place.source(),
                        new AskOptions(settings.patience(), place::epochOf, place.clock()));
        var courier = new Courier(place, tally);
        this.asker = new Asker(place, ask, courier, marks, completeness, tally);
        this.barriers = new Barriers(place, source, completeness, marks, courier, tally);
        this.healer =
                new Healer(
                        place,
                        ask,
                        courier,
                        completeness,
                        marks,
                        tally,
                        moving,
                        replaced::putIfAbsent);
        this.replay =
                new BatchReplay(place, source, completeness, courier, asker, tally, this::fail);
    }

    /// Notes where the source stands, so that every number after that has to be accounted for:
    /// before a snapshot is taken or a scan begins, and after the proxies record. Once for a
    /// target.
    public void begin() {
        if (place.ledger().notes().find(BEGUN).isPresent()) {
            return;
        }
        for (IndexFact fact : new SourceFacts(place.source()).all().all()) {
            if (place.follows(fact.index())) {
                new ShardStates(place.source())
                        .find(fact.index())
                        .ifPresent(shards -> completeness.follow(shards, true));
            }
        }
        place.ledger().save();
        place.ledger().notes().put(BEGUN, Instant.now().toString());
    }

    public void start() {
        begin();
        become(ReplayState.RUNNING);
        thread("replay-reader", this::read);
        thread("replay-asker", this::ask);
        thread("replay-healer", this::heal);
    }

    public void pause() {
        become(ReplayState.PAUSED);
    }

    public void resume() {
        become(ReplayState.RUNNING);
    }

    /// A factor of the traffic's own pace; 0 is as fast as possible.
    public void speed(double factor) {
        tempo.factor(factor);
    }

    /// Ends when what is under way is durable and committed.
    public void stop() throws InterruptedException {
        ReplayState before = state;
        if (before == ReplayState.NEW) {
            become(ReplayState.STOPPED);
            return;
        }
        if (before.mayBecome(ReplayState.STOPPED)) {
            become(ReplayState.STOPPED);
        }
        ended.await();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }

    /// Waits until everything that the source has done until now is on the target, holes healed;
    /// false where that took too long or the replay ended.
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && isAlive()) {
            if (tickets.openCount() == 0
                    && marks.owed().isEmpty()
                    && replaced.isEmpty()
                    && healer.round(caughtUpTo())
                    && tickets.openCount() == 0
                    && marks.marked().isEmpty()) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    public ReplayStatus status() {
        ReplayTally.Figures figures = tally.figures();
        Instant upTo = caughtUpTo();
        Duration lag = Duration.between(upTo, Instant.now());
        Throwable why = trouble.get();
        return new ReplayStatus(
                state,
                upTo,
                lag.isNegative() ? Duration.ZERO : lag,
                tickets.openCount(),
                figures.exchanges(),
                figures.effects(),
                figures.left(),
                figures.changes(),
                figures.settled(),
                figures.asked(),
                figures.ambiguousResolved(),
                figures.healed(),
                marks.owed().size(),
                completeness.holes(),
                figures.events(),
                why == null ? null : String.valueOf(why.getMessage()));
    }

    private Instant caughtUpTo() {
        Instant read = readUpTo;
        return tickets.oldest().filter(oldest -> oldest.isBefore(read)).orElse(read);
    }

    private boolean isAlive() {
        ReplayState now = state;
        return now == ReplayState.RUNNING || now == ReplayState.PAUSED;
    }

    private synchronized void become(ReplayState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(
                    "replay: " + state + " (expected: one that may become " + next + ")");
        }
        state = next;
    }

    private void read() throws InterruptedException {
        while (isAlive()) {
            if (state == ReplayState.PAUSED || tickets.isFull()) {
                flush();
                commitIfDue();
                tickets.awaitProgress();
                continue;
            }
            Instant before = Instant.now();
            Optional<Captured> next = log.next(batch.isEmpty() ? LONG : SHORT);
            if (next.isPresent()) {
                await(next.get());
                take(next.get());
            } else {
                flush();
                readUpTo = before;
            }
            applyReplaced();
            commitIfDue();
        }
        if (trouble.get() == null) {
            drain();
            commit();
        }
    }

    private void await(Captured captured) throws InterruptedException {
        Duration left = tempo.until(captured.at(), Instant.now());
        while (!left.isZero() && isAlive()) {
            flush();
            commitIfDue();
            Thread.sleep(Math.clamp(left.toMillis(), 1, 50));
            left = tempo.until(captured.at(), Instant.now());
        }
    }

    private void take(Captured captured) throws InterruptedException {
        Ticket ticket = tickets.issue(captured, completeness::told);
        switch (captured.entry()) {
            case Entry.Gap gap when gap.changing() == 0 -> {
                tally.exchange("GapOfReads");
                ticket.settled();
            }
            case Entry.Gap gap -> {
                tally.exchange("Gap");
                tally.event("A proxy missed traffic: " + gap.reason());
                completeness.followed().all().forEach(this::gap);
                ticket.settled();
            }
            case Entry.Seen(Exchange exchange) -> seen(exchange, ticket);
        }
    }

    private void gap(String index) {
        completeness.change(index, Known::withGap);
        marks.reconcile(index);
    }

    private void seen(Exchange exchange, Ticket ticket) throws InterruptedException {
        Meaning meaning = Interpreter.interpret(exchange);
        tally.exchange(
                meaning instanceof Meaning.Nothing(var why)
                        ? why.name()
                        : meaning.getClass().getSimpleName());
        switch (meaning) {
            case Meaning.Nothing _ -> ticket.settled();
            case Meaning.Writes(var effects) -> {
                batch.add(new BatchReplay.Item(ticket, effects));
                batchBytes += exchange.request().body().bytes().length();
                if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
                    flush();
                }
            }
            case Meaning.ByQuery(var names, long documents) -> {
                for (String index : barriers.behind(names)) {
                    completeness.change(index, known -> known.byQuery(documents));
                    marks.reconcile(index);
                }
                ticket.settled();
            }
            case Meaning.Unclear(var names, String reason) -> {
                tally.event("Not understood, and looked for by sequence numbers: " + reason);
                for (String index : barriers.behind(names)) {
                    completeness.change(index, Known::withGap);
                    marks.reconcile(index);
                }
                ticket.settled();
            }
            case Meaning.Metadata(MetadataChange change) -> barrier(exchange, change, ticket);
        }
    }

    /// What was captured before is durable first; then nothing else moves.
    private void barrier(Exchange exchange, MetadataChange change, Ticket ticket)
            throws InterruptedException {
        String id =
                exchange.proxy()
                        + "/"
                        + exchange.connection()
                        + "/"
                        + exchange.number()
                        + "/"
                        + exchange.begun();
        if (MetadataRule.of(change.kind()) == MetadataRule.TOLD) {
            barriers.apply(change);
            ticket.settled();
            return;
        }
        flush();
        awaitOpen(1);
        moving.lock();
        try {
            if (place.ledger().notes().find(BARRIER).filter(id::equals).isEmpty()) {
                barriers.apply(change);
                place.ledger().notes().put(BARRIER, id);
            }
        } finally {
            moving.unlock();
        }
        ticket.settled();
        commit();
    }

    private void applyReplaced() throws InterruptedException {
        if (replaced.isEmpty()) {
            return;
        }
        drain();
        moving.lock();
        try {
            replaced.forEach(
                    (index, what) -> {
                        barriers.replaced(index, what);
                        replaced.remove(index);
                    });
        } finally {
            moving.unlock();
        }
    }

    private void drain() throws InterruptedException {
        flush();
        awaitOpen(0);
    }

    private void awaitOpen(int most) throws InterruptedException {
        while (tickets.openCount() > most && trouble.get() == null) {
            tickets.awaitProgress();
        }
        Throwable why = trouble.get();
        if (why != null) {
            throw new IllegalStateException("the replay ends", why);
        }
    }

    private void flush() throws InterruptedException {
        if (!batch.isEmpty()) {
            replay.replay(List.copyOf(batch));
            batch.clear();
            batchBytes = 0;
        }
    }

    private void commitIfDue() {
        if (System.nanoTime() - lastCommit >= settings.commitEvery().toNanos()) {
            commit();
        }
    }

    /// The ledgers first: a position never stands on what is not durable.
    private void commit() {
        List<Ticket> finished = tickets.takeFinished();
        if (!finished.isEmpty()) {
            completeness.flush();
            place.ledger().save();
            finished.forEach(Ticket::done);
            log.commit();
        }
        lastCommit = System.nanoTime();
    }

    private void ask() throws InterruptedException {
        try {
            while (isAlive() || tickets.openCount() > 0 && trouble.get() == null) {
                asker.round(50);
            }
        } finally {
            asker.end();
        }
    }

    private void heal() throws InterruptedException {
        long last = System.nanoTime();
        while (isAlive()) {
            Thread.sleep(20);
            if (System.nanoTime() - last >= settings.healEvery().toNanos()) {
                for (Marks.Owed owed : isAlive() ? marks.owed() : List.<Marks.Owed>of()) {
                    var nobody =
                            new Ticket(
                                    new Captured(
                                            new Entry.Gap(Instant.now(), Instant.now(), 0, "owed"),
                                            () -> {}),
                                    _ -> {});
                    asker.ask(
                            new Question(owed.name(), owed.id(), owed.routing()),
                            /* told= */ null,
                            nobody);
                }
                healer.round(caughtUpTo());
                last = System.nanoTime();
            }
        }
    }

    /// Something that may wait and be interrupted.
    private interface Work {
        void run() throws InterruptedException;
    }

    /// One of the edges: whatever breaks a thread ends the replay.
    private void thread(String name, Work work) {
        Thread.ofVirtual()
                .name(name)
                .start(
                        () -> {
                            try {
                                work.run();
                            } catch (InterruptedException | RuntimeException | Error e) {
                                fail(e);
                            } finally {
                                ended.countDown();
                            }
                        });
    }

    private void fail(Throwable why) {
        if (trouble.compareAndSet(null, why)) {
            LOG.error("The replay ends: {}", why.getMessage(), why);
            end();
        }
    }

    private synchronized void end() {
        if (state.mayBecome(ReplayState.FAILED)) {
            state = ReplayState.FAILED;
        }
    }
}
