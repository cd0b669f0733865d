package dev.turnstone.engine.operation;

import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Epochs;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Notes;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which history of the source's shards the target's documents follow, and since which epoch.
///
/// Sequence numbers mean something only within one history. When a shard of the source got another
/// (a restore, an empty primary, a new index of the same name), everything from then on is written
/// in a raised epoch.
final class Histories {
    private static final String PREFIX = "history/";

    private final Notes notes;
    private final Epochs epochs;

    Histories(LedgerStore ledger) {
        this.notes = ledger.notes();
        this.epochs = ledger.epochs();
    }

    /// The history that an index follows: the first epoch of it, and the history id of each source
    /// shard.
    record Known(int epoch, Map<Integer, String> shards) {
        Known {
            shards = new TreeMap<>(shards);
        }
    }

    Optional<Known> of(String target) {
        return notes.find(PREFIX + target).map(text -> Json.MAPPER.readValue(text, Known.class));
    }

    /// The live source stands in these histories now. Where one is another than before, the epoch
    /// rises; true then.
    ///
    /// Nothing may be under way for this index when this is called.
    boolean follow(String target, Map<Integer, String> live) {
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
    void require(String target, Map<Integer, String> snapshot) {
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

    private void keep(String target, Known known) {
        notes.put(PREFIX + target, Json.MAPPER.writeValueAsString(known));
    }
}
