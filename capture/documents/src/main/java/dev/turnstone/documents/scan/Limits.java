package dev.turnstone.documents.scan;

import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.shard.ShardState;

/// What a revision can carry, with room to grow.
final class Limits {
    private static final long HIGHEST_TERM = 30_000;

    private Limits() {}

    static void require(ShardState state) {
        if (state.primaryTerm() > HIGHEST_TERM) {
            throw refused(state, "primary term", state.primaryTerm(), HIGHEST_TERM);
        }
        if (state.checkpoints().maxSeqNo() >= Revision.MAX_SEQ_NO) {
            throw refused(
                    state,
                    "highest sequence number",
                    state.checkpoints().maxSeqNo(),
                    Revision.MAX_SEQ_NO - 1);
        }
    }

    /// A first window after what a document of this shard weighs on the disk.
    static Window window(ScanOptions options, ShardState state) {
        long documents = Math.max(1, state.primary().documents());
        return new Window(
                options.pageDocuments(),
                options.pageBytes(),
                Math.max(256, 2 * state.primary().bytes() / documents));
    }

    private static TurnstoneException refused(
            ShardState state, String what, long value, long most) {
        return new TurnstoneException(
                "Shard "
                        + state.shard()
                        + " of "
                        + state.index()
                        + " has the "
                        + what
                        + " "
                        + value
                        + " (expected: at most "
                        + most
                        + "): its documents' revisions cannot be kept as versions.",
                "Reindex it into a new index on the source, whose numbers start again, and migrate"
                        + " that.");
    }
}
