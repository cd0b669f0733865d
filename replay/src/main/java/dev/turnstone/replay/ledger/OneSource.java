package dev.turnstone.replay.ledger;

import dev.turnstone.model.TurnstoneException;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Each index of the target is filled from one index of the source: revisions order documents
/// within one index only, and whatever looks for deletions would take away the other's documents.
/// What was filled is remembered as long as the very index is there. Safe for any number of
/// threads.
public final class OneSource {
    private static final String PREFIX = "filled from/";

    private final Notes notes;

    public OneSource(Notes notes) {
        this.notes = notes;
    }

    /// Refuses indices of which two would become one.
    public static void require(UnaryOperator<String> targetOf, Collection<String> indices) {
        Map<String, String> sources = new HashMap<>();
        for (String index : indices) {
            String target = targetOf.apply(index);
            String other = sources.putIfAbsent(target, index);
            if (other != null && !other.equals(index)) {
                throw refusal(other, index, target);
            }
        }
    }

    /// Refuses where another index of the source was written there.
    public void require(String target, String uuid, String source) {
        refuse(notes.find(key(target, uuid)), target, source);
    }

    /// As above, and remembers that this one is.
    public synchronized void claim(String target, String uuid, String source) {
        Optional<String> known = notes.find(key(target, uuid));
        refuse(known, target, source);
        if (known.isEmpty()) {
            notes.put(key(target, uuid), source);
        }
    }

    private static void refuse(Optional<String> known, String target, String source) {
        known.filter(other -> !other.equals(source))
                .ifPresent(
                        other -> {
                            throw refusal(other, source, target);
                        });
    }

    public static TurnstoneException refusal(String one, String other, String target) {
        return new TurnstoneException(
                "The indices "
                        + one
                        + " and "
                        + other
                        + " would both be written to "
                        + target
                        + ", where their documents could overwrite each other.",
                "Give each index a target of its own in the transform's renames; where only one is"
                        + " to go there from now on, delete the target's index first.");
    }

    private static String key(String target, String uuid) {
        return PREFIX + target + "/" + uuid;
    }
}
