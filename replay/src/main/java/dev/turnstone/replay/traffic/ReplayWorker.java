package dev.turnstone.replay.traffic;

import dev.turnstone.documents.ask.AskOptions;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.ask.Question;
import dev.turnstone.replay.traffic.Captured.Entry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes the target follow the captured traffic, until it is stopped. Any thread may steer it.
///
/// Killed at any moment, the next one goes on from the last committed position: what it does twice
/// does no harm. Three threads of its own: a reader, an asker, a healer; whatever breaks one of
/// them ends the replay, and everyone who waits is told.
public final class ReplayWorker implements AutoCloseable {
    private static final int HANDS = 3;

    private final ExchangeSource log;
    private final ReplaySettings settings;
    private final Books books;
    private final Beginning beginning;
    private final Steering steering = new Steering();
    private final Crew crew;
    private final Asker asker;
    private final Healer healer;
    private final LogFollower follower;
    private final Crossing crossing = new Crossing();

    /// `name` tells the replays of one target from each other: each follows indices of its own.
    public ReplayWorker(String name, ExchangeSource log, Workplace place, ReplaySettings settings) {
        this.log = log;
        this.settings = settings;
        this.crew = new Crew(HANDS, () -> steering.tryToBecome(ReplayState.FAILED));
        var tally = new ReplayTally();
        var persistence = new Persistence(tally, this::isOver);
        var completeness = Beginning.completeness(place);
        this.books =
                new Books(
                        new Tickets(settings.underWay(), completeness::told),
                        completeness,
                        new Marks(place.ledger().notes()),
                        tally);
        var source = new SourceFacts(place.source(), persistence);
        this.beginning = new Beginning(name, place, source, books);
        var ask =
                new AskSource(
                        place.source(),
                        new AskOptions(settings.patience(), place::epochOf, place.clock()));
        var courier = new Courier(place, tally, persistence);
        this.asker = new Asker(place, ask, courier, books);
        this.healer = new Healer(place, ask, courier, books, crossing);
        this.follower =
                new LogFollower(
                        name,
                        log,
                        place,
                        settings,
                        books,
                        new Barriers(place, source, persistence, courier, books),
                        new BatchReplay(place, source, courier, asker, books, crew::fail),
                        crossing,
                        steering);
    }

    /// Notes where the source stands, so that every number after that has to be accounted for:
    /// before a snapshot is taken or a scan begins, and after the proxies record. Once for this
    /// replay and target: what is made later is followed from its first number.
    public void begin() {
        begin(/* everything= */ false);
    }

    /// As [#begin()]; `everything` where documents are brought from an earlier time than this, so
    /// that all that was written in between has to be read.
    public void begin(boolean everything) {
        beginning.note(everything);
    }

    /// Forgets that the replay of this name began, for a target whose indices are taken away.
    public static void forget(String name, Workplace place, Iterable<String> indices) {
        Beginning.forget(name, place, indices);
    }

    public void start() {
        begin();
        beginning.time().ifPresent(follower::begun);
        steering.become(ReplayState.RUNNING);
        crew.start("replay-reader", follower::follow);
        crew.start("replay-asker", this::ask);
        crew.start("replay-healer", this::heal);
    }

    /// Changes nothing where it is paused already, or over.
    public void pause() {
        var _ = steering.tryToBecome(ReplayState.PAUSED);
    }

    /// Changes nothing where it is running already, or over.
    public void resume() {
        if (steering.isPaused()) {
            var _ = steering.tryToBecome(ReplayState.RUNNING);
        }
    }

    /// A factor of the traffic's own pace; 0 is as fast as possible.
    public void speed(double factor) {
        follower.tempo().factor(factor);
    }

    /// Ends when what is under way is durable and committed; what a cluster that is away holds up
    /// comes again next time.
    public void stop() throws InterruptedException {
        if (steering.state() == ReplayState.NEW) {
            steering.become(ReplayState.STOPPED);
            return;
        }
        var _ = steering.tryToBecome(ReplayState.STOPPED);
        crew.await();
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

    /// Waits until everything that the source has done until now is on the target, holes healed,
    /// and nobody writes; false where that took too long or the replay ended.
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Instant began = Instant.now();
        while (System.nanoTime() < deadline && steering.isAlive()) {
            if (follower.caughtUpTo().isAfter(began)
                    && healer.isQuietSince(began)
                    && isNothingOpen()) {
                return true;
            }
            healer.round(follower.caughtUpTo(), /* urgent= */ true);
            Thread.sleep(settings.lookEvery());
        }
        return false;
    }

    /// Waits until everything that the source had done by then is on the target, holes healed,
    /// though clients go on; false where that took too long or the replay ended.
    public boolean awaitReached(Instant then, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Set<Marks.Owed> owed = null;
        while (System.nanoTime() < deadline && steering.isAlive()) {
            if (follower.caughtUpTo().isAfter(then) && crossing.isClear()) {
                owed = owed == null ? new HashSet<>(books.marks().owed()) : owed;
                owed.retainAll(Set.copyOf(books.marks().owed()));
                if (owed.isEmpty() && healer.healedUpTo().isAfter(then)) {
                    return true;
                }
                healer.round(follower.caughtUpTo(), /* urgent= */ true);
            }
            Thread.sleep(settings.lookEvery());
        }
        return false;
    }

    /// Everything that began before this is on the target.
    public Instant caughtUpTo() {
        return follower.caughtUpTo();
    }

    /// Everything that was answered before this is on the target: a proxy may record an answer a
    /// little after the source gave it.
    public Instant answeredUpTo() {
        return follower.caughtUpTo().minus(Healer.GRACE);
    }

    public ReplayState state() {
        return steering.state();
    }

    public ReplayStatus status() {
        ReplayTally.Figures figures = books.tally().figures();
        Instant upTo = follower.caughtUpTo();
        Duration lag = Duration.between(upTo, Instant.now());
        Throwable why = crew.trouble();
        return new ReplayStatus(
                steering.state(),
                upTo,
                lag.isNegative() ? Duration.ZERO : lag,
                books.tickets().openCount(),
                figures.exchanges(),
                figures.effects(),
                figures.left(),
                figures.streams(),
                figures.changes(),
                figures.canaries(),
                figures.settled(),
                figures.asked(),
                figures.ambiguousResolved(),
                figures.healed(),
                books.marks().owed().size(),
                books.completeness().holes(),
                figures.events(),
                why == null ? null : String.valueOf(why.getMessage()));
    }

    /// How many operations of each followed shard clients were answered about; beside the holes of
    /// the status this says how complete the log is.
    public List<Seen> seen() {
        return books.completeness().seen();
    }

    private boolean isNothingOpen() {
        return books.tickets().openCount() == 0
                && books.marks().owed().isEmpty()
                && books.marks().marked().isEmpty()
                && crossing.isClear();
    }

    /// Nobody waits for a cluster any more.
    private boolean isOver() {
        return steering.state() != ReplayState.NEW && !steering.isAlive();
    }

    private void ask() throws InterruptedException {
        try {
            while (steering.isAlive() || follower.isDraining()) {
                asker.round(50);
            }
        } finally {
            asker.end();
        }
    }

    private void heal() throws InterruptedException {
        long last = System.nanoTime();
        while (steering.isAlive()) {
            Thread.sleep(20);
            if (System.nanoTime() - last >= settings.healEvery().toNanos()) {
                for (Marks.Owed owed : books.marks().owed()) {
                    askAgain(owed);
                }
                healer.round(follower.caughtUpTo(), /* urgent= */ false);
                last = System.nanoTime();
            }
        }
    }

    private void askAgain(Marks.Owed owed) throws InterruptedException {
        var nobody =
                new Ticket(
                        new Captured(
                                new Entry.Gap(Instant.now(), Instant.now(), 0, "owed"), () -> {}),
                        _ -> {});
        asker.ask(new Question(owed.name(), owed.id(), owed.routing()), /* told= */ null, nobody);
    }
}
