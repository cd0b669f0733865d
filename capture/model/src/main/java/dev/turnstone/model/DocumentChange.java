package dev.turnstone.model;

import org.jspecify.annotations.Nullable;

/// One document at one revision, wherever it was read: the only thing that moves documents.
///
/// Identity is (index, shard, id); `shard` is the *source's* shard, whose history orders the
/// revisions.
public record DocumentChange(
        String index,
        int shard,
        String id,
        @Nullable String routing,
        Revision revision,
        Change change) {

    /// What a change costs beside its body: action line, names, object headers.
    private static final long OVERHEAD = 120;

    /// Bytes of memory and of a bulk body that this change takes, roughly.
    public long weight() {
        return OVERHEAD
                + id.length()
                + switch (change) {
                    case Change.Upsert(Body source) -> source.length();
                    case Change.Delete() -> 0;
                };
    }

    public boolean isDelete() {
        return change instanceof Change.Delete;
    }
}
