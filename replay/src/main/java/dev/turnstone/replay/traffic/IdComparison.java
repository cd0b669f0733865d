package dev.turnstone.replay.traffic;

import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.reconcile.Reconcile;
import dev.turnstone.documents.scan.IdScan;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.sink.ForeignDocuments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares the ids of both sides, and asks for everything that only the target has. It reads every
/// id: so it rests ten times as long as it took, unless somebody waits. One thread at a time.
final class IdComparison {
    private static final int PIECE = 2_000;
    private static final int REST = 10;

    private final Workplace place;
    private final ScanOptions options;
    private final AskSource ask;
    private final HoleReading reading;
    private final Books books;
    private final Map<String, Long> notBefore = new HashMap<>();

    IdComparison(
            Workplace place, ScanOptions options, AskSource ask, HoleReading reading, Books books) {
        this.place = place;
        this.options = options;
        this.ask = ask;
        this.reading = reading;
        this.books = books;
    }

    boolean isDue(String index) {
        Long earliest = notBefore.get(index);
        return earliest == null || System.nanoTime() - earliest >= 0;
    }

    void run(String index) {
        String target = place.targetOf(index);
        if (!place.metadata().exists(target)) {
            return;
        }
        long began = System.nanoTime();
        Reconcile.Result found =
                new Reconcile(
                                new IdScan(place.source(), options),
                                new IdScan(place.target(), options),
                                ask,
                                new ForeignDocuments(place.sink()))
                        .run(index, target, this::answered);
        if (found.foreign() > 0) {
            books.tally()
                    .event(
                            found.foreign()
                                    + " documents that only the target has in "
                                    + target
                                    + " were left alone: somebody else wrote them.");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        notBefore.put(index, System.nanoTime() + took.multipliedBy(REST).toNanos());
    }

    private void answered(List<Answer> answers) {
        var changes = new ArrayList<DocumentChange>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Settled(_, List<DocumentChange> told) -> changes.addAll(told);
                case Answer.NoIndex _ -> {
                    // Its deletion is captured, or told when the index is looked at again.
                }
                case Answer.Unsettled(var question, _, _) ->
                        books.marks()
                                .owe(
                                        new Marks.Owed(
                                                question.name(),
                                                question.id(),
                                                question.routing()));
            }
        }
        for (int from = 0; from < changes.size(); from += PIECE) {
            var _ =
                    reading.bring(changes.subList(from, Math.min(changes.size(), from + PIECE)))
                            .join();
        }
        books.tally().healed(changes.size());
    }
}
