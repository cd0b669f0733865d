package dev.turnstone.replay.traffic;

import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.ask.Question;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.captured.Numbers;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.traffic.Resolution.Told;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Asks the source for documents, many at once, each once however many exchanges wait for it.
///
/// A question is asked after every exchange that waits for it: one that comes while it is under way
/// is asked again. What the source cannot say yet is owed, durably, and holds nobody up.
final class Asker {
    private static final int AT_ONCE = 500;
    private static final int MOST_WAITING = 20_000;
    private static final long GATHER_MS = 15;

    private final Workplace place;
    private final AskSource source;
    private final Courier courier;
    private final Marks marks;
    private final Completeness completeness;
    private final ReplayTally tally;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Map<Question, List<Waiting>> waiting = new LinkedHashMap<>();
    private boolean ended;

    Asker(Workplace place, AskSource source, Courier courier, Books books) {
        this.place = place;
        this.source = source;
        this.courier = courier;
        this.marks = books.marks();
        this.completeness = books.completeness();
        this.tally = books.tally();
    }

    private record Waiting(Ticket ticket, @Nullable Told told) {}

    /// Settles one part of the ticket when the answer is durable. Waits where too many do.
    void ask(Question question, @Nullable Told told, Ticket ticket) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.size() >= MOST_WAITING && !ended) {
                changed.await();
            }
            if (ended) {
                throw new IllegalStateException("the asker has ended: nobody would answer");
            }
            waiting.computeIfAbsent(question, _ -> new ArrayList<>())
                    .add(new Waiting(ticket, told));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody asks any more: who waits is told.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// One round; waits for questions at most so long. One thread only: under a clock, one document
    /// has one asker.
    void round(long waitMs) throws InterruptedException {
        Map<Question, List<Waiting>> asked = take(waitMs);
        if (asked.isEmpty()) {
            return;
        }
        tally.asked(asked.size());
        List<DocumentChange> changes = new ArrayList<>();
        List<Question> settled = new ArrayList<>();
        for (Answer answer : answers(asked)) {
            List<Waiting> those = asked.getOrDefault(answer.question(), List.of());
            if (take(answer, those, changes)) {
                settled.add(answer.question());
            }
        }
        var tickets = asked.values().stream().flatMap(List::stream).map(Waiting::ticket).toList();
        courier.bring(changes).join();
        settled.stream()
                .map(question -> new Marks.Owed(question.name(), question.id(), question.routing()))
                .filter(marks::owes)
                .forEach(marks::paid);
        tickets.forEach(Ticket::settled);
    }

    private List<Answer> answers(Map<Question, List<Waiting>> asked) {
        try {
            return source.ask(asked.keySet());
        } catch (TurnstoneException e) {
            tally.event("The source could not be asked: " + e.getMessage() + " " + e.remedy());
            return asked.keySet().stream()
                    .map(
                            question ->
                                    (Answer)
                                            new Answer.Unsettled(
                                                    question, String.valueOf(e.getMessage()), true))
                    .toList();
        }
    }

    /// False where it stays owed.
    private boolean take(Answer answer, List<Waiting> those, List<DocumentChange> changes) {
        Question question = answer.question();
        switch (answer) {
            case Answer.NoIndex _ -> {
                tally.left("INDEX_GONE");
                return true;
            }
            case Answer.Unsettled(_, String reason, _) -> {
                tally.event(question.name() + "/" + question.id() + ": " + reason);
                owe(question);
                return false;
            }
            case Answer.Settled(_, List<DocumentChange> told) -> {
                told.stream().filter(change -> place.follows(change.index())).forEach(changes::add);
                explain(told, those);
                if (isOlder(told, those)) {
                    tally.event(
                            question.name()
                                    + "/"
                                    + question.id()
                                    + ": the source answers with an older state than it had told.");
                    owe(question);
                    return false;
                }
                return true;
            }
        }
    }

    private void owe(Question question) {
        marks.owe(new Marks.Owed(question.name(), question.id(), question.routing()));
    }

    /// The numbers of writes whose answers did not come are explained by what became of them.
    private void explain(List<DocumentChange> changes, List<Waiting> those) {
        if (those.stream().noneMatch(waiting -> waiting.told() == null)) {
            return;
        }
        tally.ambiguousResolved();
        for (DocumentChange change : changes) {
            if (!change.isDelete()) {
                completeness
                        .followed()
                        .find(change.index())
                        .ifPresent(known -> completeness.told(List.of(told(change, known))));
            }
        }
    }

    private static Told told(DocumentChange change, Followed.Known known) {
        return new Told(
                new Place(Numbered.key(change.index(), known.uuid()), change.shard()),
                change.index(),
                new Numbers(change.revision().primaryTerm(), change.revision().seqNo()));
    }

    /// In the shard that had answered, below what it had answered.
    private static boolean isOlder(List<DocumentChange> changes, List<Waiting> those) {
        for (Waiting waiting : those) {
            Told told = waiting.told();
            if (told != null
                    && changes.stream()
                            .anyMatch(
                                    change ->
                                            change.index().equals(told.index())
                                                    && change.shard() == told.place().shard()
                                                    && isOlder(change, told))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOlder(DocumentChange change, Told told) {
        int terms = Long.compare(change.revision().primaryTerm(), told.numbers().term());
        return terms < 0 || terms == 0 && change.revision().seqNo() < told.numbers().seqNo();
    }

    // Woken up for nothing, the round is only shorter.
    @SuppressWarnings("WaitNotInLoop")
    private Map<Question, List<Waiting>> take(long waitMs) throws InterruptedException {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                var _ = changed.await(waitMs, TimeUnit.MILLISECONDS);
            }
            if (!waiting.isEmpty() && waiting.size() < AT_ONCE) {
                var _ = changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(GATHER_MS));
            }
            Map<Question, List<Waiting>> all = waiting;
            waiting = new LinkedHashMap<>();
            changed.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
