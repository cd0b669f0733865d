package dev.turnstone.replay.traffic;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.delta.Holes;
import dev.turnstone.documents.delta.SeqRanges;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.scan.ScanSource;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.ledger.SequenceSet;
import dev.turnstone.replay.ledger.Settled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Reads from the source what no exchange told, by its numbers, and brings it to the target. One
/// thread at a time.
final class HoleReading {
    private final Workplace place;
    private final ScanOptions options;
    private final Courier courier;
    private final Books books;

    HoleReading(Workplace place, ScanOptions options, Courier courier, Books books) {
        this.place = place;
        this.options = options;
        this.courier = courier;
        this.books = books;
    }

    /// Reads piece after piece, for not all that is missing is told at once; what cannot be read
    /// stays. The sum of what reading tells.
    static long untilNothingIsMissing(
            Supplier<SeqRanges> missing, ToLongFunction<SeqRanges> reading) {
        long sum = 0;
        SeqRanges before = new SeqRanges(List.of());
        SeqRanges left = missing.get();
        while (!left.isEmpty() && !left.equals(before)) {
            sum += reading.applyAsLong(left);
            before = left;
            left = missing.get();
        }
        return sum;
    }

    /// The numbers that belong to no document now: their count. `marked` runs before they are taken
    /// for settled, for each may have been a delete that is still owed.
    long read(ShardState shard, SeqRanges missing, Runnable marked) {
        var brought = new ArrayList<CompletableFuture<Settled>>();
        Holes.Healed healed =
                new Holes(place.source(), options)
                        .heal(shard, missing, changes -> brought.add(bring(changes)));
        brought.forEach(CompletableFuture::join);
        if (!healed.gone().isEmpty()) {
            marked.run();
        }
        books.completeness().gone(shard, healed.gone());
        books.completeness().found(shard, without(missing, healed.gone(), healed.unknown()));
        books.tally().healed(healed.documents());
        return healed.gone().size();
    }

    /// Every document of the index; afterwards nothing up to these numbers is missing.
    void readAll(IndexShards shards, Map<Integer, Long> upTo) {
        try (var source = ScanSource.delta(place.source(), List.of(shards.index()), options)) {
            for (Part part : source.parts()) {
                try (PartReader reader = source.open(part, Position.START)) {
                    for (Optional<Batch> batch = reader.next();
                            batch.isPresent();
                            batch = reader.next()) {
                        var _ = bring(batch.get().changes()).join();
                        books.tally().healed(batch.get().changes().size());
                    }
                }
            }
        }
        for (ShardState shard : shards.primaries()) {
            books.completeness().read(shard, upTo.getOrDefault(shard.shard(), -1L));
        }
    }

    CompletableFuture<Settled> bring(List<DocumentChange> changes) {
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
}
