package dev.turnstone.engine.operation;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.sink.ForeignWrite;

import java.util.List;

/// Somebody else writes to an index of the target: nothing is repaired over that unless a person
/// said so.
final class ForeignFound extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    ForeignFound(String target, List<ForeignWrite> writes) {
        super(
                named(writes) + " No repair is made over them: '" + target + "' stays as it is.",
                "If clients have moved to the target, leave it so: the source is what is behind."
                        + " Otherwise end those writes; \"turnstone verify --repair"
                        + " --over-foreign-writes\" puts the source's documents in their place.");
    }

    /// How many, and where the first one is.
    static String named(List<ForeignWrite> writes) {
        ForeignWrite first = writes.getFirst();
        return writes.stream().mapToLong(write -> write.numbers().length()).sum()
                + " operations on the target's index '"
                + first.index()
                + "' came from none of our answers (somebody else's, or ours that were cut off),"
                + " the first on shard "
                + first.shard()
                + " at "
                + first.numbers().from()
                + ".";
    }
}
