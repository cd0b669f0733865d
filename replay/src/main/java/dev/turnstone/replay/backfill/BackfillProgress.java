package dev.turnstone.replay.backfill;

import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.ledger.Tally;
import dev.turnstone.replay.sink.Pace;
import dev.turnstone.replay.sink.Trouble;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A backfill at one moment. Its numbers add up at every moment.
public record BackfillProgress(
        BackfillState state,
        List<PartProgress> parts,
        Tally total,
        Rate rate,
        Optional<Eta> eta,
        Pace pace,
        Optional<Trouble> trouble) {
    public BackfillProgress {
        parts = List.copyOf(parts);
    }

    /// What went through lately.
    public record Rate(double docsPerSecond, double bytesPerSecond) {
        public static final Rate NONE = new Rate(0, 0);
    }

    /// How long it will still take: at the best and at the worst rate seen lately.
    public record Eta(Duration low, Duration high) {}

    /// The tallies by source index and shard, whatever the parts are.
    public Map<Place, Tally> byShard() {
        var byShard =
                new TreeMap<Place, Tally>(
                        Comparator.comparing(Place::index).thenComparingInt(Place::shard));
        for (PartProgress progress : parts) {
            byShard.merge(
                    new Place(progress.part().index(), progress.part().shard()),
                    progress.explained(),
                    Tally::plus);
        }
        return byShard;
    }
}
