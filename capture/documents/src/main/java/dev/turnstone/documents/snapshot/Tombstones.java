package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.snapshot.Tombstone.Kind;
import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The operations of a shard that soft deletes still keep, in the order in which they are stored.
/// One thread.
public final class Tombstones implements AutoCloseable {
    private final SegmentWalk walk;

    Tombstones(SegmentWalk walk) {
        this.walk = walk;
    }

    public Optional<Tombstone> next() {
        StoredDocument document = walk.next();
        return Optional.ofNullable(document).map(Tombstones::of);
    }

    private static Tombstone of(StoredDocument document) {
        String id = id(document.id());
        return new Tombstone(kind(document, id), id, document.primaryTerm(), document.seqNo());
    }

    private static Kind kind(StoredDocument document, @Nullable String id) {
        if (!document.tombstone()) {
            return Kind.OVERWRITTEN;
        }
        return id == null ? Kind.NO_OP : Kind.DELETED;
    }

    private static @Nullable String id(@Nullable Body stored) {
        return stored == null ? null : DocumentId.decode(stored);
    }

    @Override
    public void close() {
        walk.close();
    }
}
