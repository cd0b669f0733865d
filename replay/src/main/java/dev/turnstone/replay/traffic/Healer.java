package dev.turnstone.replay.traffic;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.HistoryChanged;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.ask.Answer;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.delta.Holes;
import dev.turnstone.documents.delta.SeqRanges;
import dev.turnstone.documents.reconcile.Reconcile;
import dev.turnstone.documents.scan.IdScan;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ScanSource;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.SequenceSet;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.ledger.SuspectLedger;
import dev.turnstone.replay.traffic.Followed.Known;
import dev.turnstone.replay.traffic.Followed.Shard;
import dev.turnstone.replay.traffic.Marks.Mark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// Reads from the source what no exchange told: holes in its numbers, and indices that are marked.
///
/// A number is missed only when everything captured until it was seen as given has been replayed.
/// One round at a time; `moving` keeps barriers out.
final class Healer {
    /// A proxy may record an answer a little after the source gave it.
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final int PIECE = 2_000;

    private final Workplace place;
    private final AskSource ask;
    private final Courier courier;
    private final Completeness completeness;
    private final Marks marks;
    private final ReplayTally tally;
    private final ReentrantLock moving;
    private final BiConsumer<String, String> replaced;
    private final ScanOptions options;
    private final Map<String, Candidate> candidates = new HashMap<>();
    private final Map<String, Long> refusedBefore = new HashMap<>();

    Healer(
            Workplace place,
            AskSource ask,
            Courier courier,
            Completeness completeness,
            Marks marks,
            ReplayTally tally,
            ReentrantLock moving,
            BiConsumer<String, String> replaced) {
        this.place = place;
        this.ask = ask;
        this.courier = courier;
        this.completeness = completeness;
        this.marks = marks;
        this.tally = tally;
        this.moving = moving;
        this.replaced = replaced;
        this.options =
                ScanOptions.DEFAULT.withEpochs(place::epochOf).withPatience(Duration.ofSeconds(30));
    }

    /// How far an index's numbers were given at a time, and what it was marked with then.
    private record Candidate(
            Instant at, String uuid, Map<Integer, Long> upTo, Optional<Mark> mark) {}

    /// Everything that began before `caughtUpTo` was replayed. True where nothing was missing and
    /// nothing has to be looked at again.
    synchronized boolean round(Instant caughtUpTo) throws InterruptedException {
        boolean clean = true;
        for (String index : completeness.followed().all()) {
            try {
                clean &= look(index, caughtUpTo);
            } catch (HistoryChanged e) {
                clean = false;
            } catch (TurnstoneException e) {
                tally.event(index + ": " + e.getMessage() + " " + e.remedy());
                clean = false;
            }
        }
        settleSuspects();
        return clean;
    }

    private boolean look(String index, Instant caughtUpTo) throws InterruptedException {
        Instant now = Instant.now();
        Optional<Mark> mark = marks.find(index);
        Optional<IndexShards> found = new ShardStates(place.source()).find(index);
        Optional<Known> known = completeness.followed().find(index);
        if (found.isEmpty() || known.isEmpty()) {
            candidates.remove(index);
            tally.event(
                    "The index " + index + " is followed and not there: it may have been deleted.");
            return true;
        }
        IndexShards shards = found.get();
        Optional<String> event = whatHappened(index, known.get(), shards);
        if (event.isPresent()) {
            candidates.remove(index);
            replaced.accept(index, event.get());
            return false;
        }
        noteTerms(index, known.get(), shards);
        Candidate before = candidates.get(index);
        if (before != null && before.uuid().equals(shards.uuid())) {
            if (!caughtUpTo.isAfter(before.at().plus(GRACE))) {
                return false;
            }
            candidates.remove(index);
            boolean nothing = heal(shards, before);
            return nothing && isUpTo(before, shards);
        }
        candidates.put(index, new Candidate(now, shards.uuid(), checkpoints(shards), mark));
        return false;
    }

    private static boolean isUpTo(Candidate before, IndexShards shards) {
        return checkpoints(shards).equals(before.upTo());
    }

    private static Map<Integer, Long> checkpoints(IndexShards shards) {
        var upTo = new HashMap<Integer, Long>();
        shards.primaries().forEach(state -> upTo.put(state.shard(), state.checkpoints().global()));
        return upTo;
    }

    private static Optional<String> whatHappened(String index, Known known, IndexShards now) {
        if (!known.uuid().equals(now.uuid())) {
            return Optional.of("Another index has the name " + index + " now.");
        }
        for (ShardState state : now.primaries()) {
            Shard before = known.shards().get(state.shard());
            if (before == null || !before.history().equals(state.checkpoints().historyUuid())) {
                return Optional.of(
                        "The history of shard "
                                + state.shard()
                                + " of "
                                + index
                                + " was replaced.");
            }
        }
        return Optional.empty();
    }

    private void noteTerms(String index, Known known, IndexShards now) {
        for (ShardState state : now.primaries()) {
            Shard before = known.shards().get(state.shard());
            if (before != null && before.term() != state.primaryTerm()) {
                completeness.change(
                        index,
                        then ->
                                then.with(
                                        state.shard(),
                                        new Shard(
                                                before.history(),
                                                state.primaryTerm(),
                                                before.terms() + 1)));
                tally.event("Shard " + state.shard() + " of " + index + " has a new primary.");
            }
        }
        completeness.flush();
    }

    /// True where nothing was missing.
    private boolean heal(IndexShards shards, Candidate upTo) throws InterruptedException {
        moving.lock();
        try {
            boolean full = upTo.mark().map(Mark::full).orElse(false);
            long gone = 0;
            boolean nothing = upTo.mark().isEmpty();
            if (full) {
                readAll(shards, upTo);
            } else {
                for (ShardState shard : shards.primaries()) {
                    long to = upTo.upTo().getOrDefault(shard.shard(), -1L);
                    SeqRanges missing = completeness.missing(shard, to);
                    if (!missing.isEmpty()) {
                        nothing = false;
                        gone += heal(shard, missing);
                    }
                }
            }
            if (upTo.mark().isPresent() || gone > newlyRefused(shards.index())) {
                reconcile(shards.index());
            }
            place.ledger().save();
            upTo.mark().ifPresent(mark -> marks.clear(shards.index(), mark));
            return nothing;
        } finally {
            moving.unlock();
        }
    }

    /// What was suspect is explained when the revision that the target holds went through our hands
    /// after all.
    private void settleSuspects() {
        var explained = new ArrayList<DocumentKey>();
        SuspectLedger suspects = place.ledger().suspects();
        suspects.each(
                suspect -> {
                    DocumentKey document = suspect.document();
                    boolean ours =
                            place.ledger()
                                    .seen()
                                    .contains(
                                            new Place(document.index(), document.shard()),
                                            Revision.withinEpochOf(suspect.onTarget()));
                    if (ours && suspect.onTarget() > suspect.ours()) {
                        explained.add(document);
                    }
                });
        explained.forEach(suspects::settle);
    }

    private long newlyRefused(String index) {
        long now = completeness.followed().find(index).map(Known::refused).orElse(0L);
        Long before = refusedBefore.put(index, now);
        return now - (before == null ? 0 : before);
    }

    /// The numbers that belong to no document now: their count.
    private long heal(ShardState shard, SeqRanges missing) throws InterruptedException {
        var brought = new ArrayList<CompletableFuture<Settled>>();
        Holes.Healed healed =
                new Holes(place.source(), options)
                        .heal(shard, missing, changes -> brought.add(bring(changes)));
        brought.forEach(CompletableFuture::join);
        completeness.gone(shard, healed.gone());
        completeness.found(shard, without(missing, healed.gone(), healed.unknown()));
        tally.healed(healed.documents());
        return healed.gone().size();
    }

    private static SeqRanges without(SeqRanges all, SeqRanges some, SeqRanges more) {
        var taken = new SequenceSet();
        some.ranges().forEach(range -> taken.addRange(range.first(), range.last()));
        more.ranges().forEach(range -> taken.addRange(range.first(), range.last()));
        var left = new ArrayList<SeqRanges.Range>();
        for (SeqRanges.Range range : all.ranges()) {
            taken.holes(range.first(), range.last(), Integer.MAX_VALUE)
                    .forEach(hole -> left.add(new SeqRanges.Range(hole.from(), hole.to())));
        }
        return new SeqRanges(left);
    }

    private void readAll(IndexShards shards, Candidate upTo) {
        try (var source = ScanSource.delta(place.source(), List.of(shards.index()), options)) {
            for (Part part : source.parts()) {
                try (PartReader reader = source.open(part, Position.START)) {
                    for (Optional<Batch> batch = reader.next();
                            batch.isPresent();
                            batch = reader.next()) {
                        bring(batch.get().changes()).join();
                        tally.healed(batch.get().changes().size());
                    }
                }
            }
        }
        for (ShardState shard : shards.primaries()) {
            completeness.read(shard, upTo.upTo().getOrDefault(shard.shard(), -1L));
        }
    }

    /// Asks for everything that only the target has.
    private void reconcile(String index) {
        String target = place.targetOf(index);
        if (!place.metadata().exists(target)) {
            return;
        }
        new Reconcile(new IdScan(place.source(), options), new IdScan(place.target(), options), ask)
                .run(index, target, this::answered);
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
                        marks.owe(
                                new Marks.Owed(question.name(), question.id(), question.routing()));
            }
        }
        for (int from = 0; from < changes.size(); from += PIECE) {
            bring(changes.subList(from, Math.min(changes.size(), from + PIECE))).join();
        }
        tally.healed(changes.size());
    }

    private CompletableFuture<Settled> bring(List<DocumentChange> changes) {
        try {
            return courier.bring(changes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TurnstoneException(
                    "Healing was interrupted; what is missing stays noted.",
                    "Start the replay again: it goes on from there.",
                    e);
        }
    }
}
