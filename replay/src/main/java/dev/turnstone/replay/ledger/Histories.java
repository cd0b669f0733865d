package dev.turnstone.replay.ledger;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.shard.IndexShards;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which history of the source's shards the target's documents follow, and since which epoch.
///
/// Sequence numbers mean something only within one history. When a shard of the source got another
/// (a restore, an empty primary, a new index of the same name), everything from then on is written
/// in a raised epoch.
public final class Histories {
    private static final String PREFIX = "history/";

    private final Notes notes;
    private final Epochs epochs;
    private final Graves graves;

    public Histories(LedgerStore ledger) {
        this.notes = ledger.notes();
        this.epochs = ledger.epochs();
        this.graves = ledger.graves();
    }

    /// The history that an index follows: the first epoch of it, and the history id of each source
    /// shard.
    public record Known(int epoch, Map<Integer, String> shards) {
        public Known {
            shards = new TreeMap<>(shards);
        }
    }

    /// The histories in which the primaries of an index stand, by shard.
    public static Map<Integer, String> in(IndexShards shards) {
        Map<Integer, String> histories = new TreeMap<>();
        shards.primaries()
                .forEach(shard -> histories.put(shard.shard(), shard.checkpoints().historyUuid()));
        return histories;
    }

    public Optional<Known> of(String target) {
        return notes.find(PREFIX + target).map(text -> Json.MAPPER.readValue(text, Known.class));
    }

    /// The live source stands in these histories now. Where one is another than before, the epoch
    /// rises; true then.
    ///
    /// Nothing may be under way for this index when this is called.
    public boolean follow(String target, Map<Integer, String> live) {
        Optional<Known> known = of(target);
        if (known.isEmpty()) {
            keep(target, new Known(epochs.of(target), live));
            return false;
        }
        if (known.get().shards().equals(live)) {
            return false;
        }
        keep(target, new Known(epochs.raise(target), live));
        return true;
    }

    /// A snapshot holds these histories. It fills an index that follows none yet; one that follows
    /// others is left alone.
    public void require(String target, Map<Integer, String> snapshot) {
        Optional<Known> known = of(target);
        if (known.isEmpty()) {
            keep(target, new Known(epochs.of(target), snapshot));
        } else if (!snapshot.entrySet().stream()
                .allMatch(
                        shard ->
                                shard.getValue()
                                        .equals(known.get().shards().get(shard.getKey())))) {
            throw new TurnstoneException(
                    "The snapshot was taken in another history of the source than the one that "
                            + target
                            + " follows: its documents may be older or newer, and nothing tells which."
                            + " Nothing was written.",
                    "Take a new snapshot of the source as it is now, or scan it (--source).");
        }
    }

    /// This life of the index is over, and nothing of it comes back: the next one has a raised
    /// epoch, and follows what it is filled from first.
    public void end(String target) {
        graves.bury(target, epochs.raise(target));
        notes.remove(PREFIX + target);
    }

    private void keep(String target, Known known) {
        notes.put(PREFIX + target, Json.MAPPER.writeValueAsString(known));
    }
}
