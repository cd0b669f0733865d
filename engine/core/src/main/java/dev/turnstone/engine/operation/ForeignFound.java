package dev.turnstone.engine.operation;

import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.sink.ForeignWrite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Somebody else writes to an index of the target: nothing is repaired over that unless a person
/// said so.
final class ForeignFound extends TurnstoneException {
    private static final long serialVersionUID = 1L;
    private static final String NOT_OURS =
            "came from none of our answers (somebody else's, or ours that were cut off)";
    private static final String BEFORE_US =
            "were there before this home first met it (another home's, or somebody else's)";

    ForeignFound(String target, List<ForeignWrite> writes) {
        super(
                named(writes) + " No repair is made over them: '" + target + "' stays as it is.",
                "If clients have moved to the target, leave it so: the source is what is behind."
                        + " If another home of Turnstone filled the index, work from that one (--home)."
                        + " Otherwise end those writes; \"turnstone verify --repair"
                        + " --over-foreign-writes\" puts the source's documents in their place.");
    }

    /// How many, and where the first one is.
    static String named(List<ForeignWrite> writes) {
        List<String> sentences = new ArrayList<>();
        writes.stream()
                .collect(Collectors.partitioningBy(ForeignFound::isGiven))
                .forEach(
                        (given, some) -> {
                            if (!some.isEmpty()) {
                                sentences.add(named(some, given ? BEFORE_US : NOT_OURS));
                            }
                        });
        return String.join(" ", sentences);
    }

    private static boolean isGiven(ForeignWrite write) {
        return write.cause() == ForeignWrite.Cause.GIVEN;
    }

    private static String named(List<ForeignWrite> writes, String what) {
        ForeignWrite first = writes.getFirst();
        return writes.stream().mapToLong(write -> write.numbers().length()).sum()
                + " operations on the target's index '"
                + first.index()
                + "' "
                + what
                + ", the first on shard "
                + first.shard()
                + " at "
                + first.numbers().from()
                + ".";
    }
}
