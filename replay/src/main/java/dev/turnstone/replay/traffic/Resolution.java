package dev.turnstone.replay.traffic;

import dev.turnstone.documents.ask.Question;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.captured.Numbers;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.jspecify.annotations.Nullable;

/// What is to be done about one effect.
sealed interface Resolution {
    /// Nothing is left to find out.
    record Known(DocumentChange change, Told told) implements Resolution {}

    /// Ask the source; `told` is the number that the answer named, if it did.
    record Ask(Question question, @Nullable Told told) implements Resolution {}

    /// Nothing of it reaches the target.
    record Left(Why why, String index) implements Resolution {
        enum Why {
            REFUSED,
            NOOP,
            DROPPED,
            NOT_SELECTED,
            DATA_STREAM,
            INDEX_GONE
        }
    }

    /// Only sequence numbers find it: the index is looked through.
    record Search(String name) implements Resolution {}

    /// A number that an answer told, and the term under which it did.
    record Told(Place place, String index, Numbers numbers) {}
}
