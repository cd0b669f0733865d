package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.Documents;
import dev.turnstone.lucene.Segment;
import dev.turnstone.lucene.StoredDocument;
import dev.turnstone.lucene.Wanted;

import org.jspecify.annotations.Nullable;

/// Walks the segments of a shard one after the other and knows where it stands. One thread.
final class SegmentWalk implements AutoCloseable {
    private final Blobs blobs;
    private final OpenShard shard;
    private final Wanted wanted;
    private int ordinal;
    private int next;
    private @Nullable Documents documents;

    SegmentWalk(Blobs blobs, OpenShard shard, Wanted wanted, ShardPosition from) {
        this.blobs = blobs;
        this.shard = shard;
        this.wanted = wanted;
        this.ordinal = from.ordinal();
        this.next = from.document();
    }

    ShardPosition position() {
        return new ShardPosition(ordinal, next);
    }

    @Nullable StoredDocument next() {
        while (ordinal < shard.segments().size()) {
            Segment segment = shard.segments().get(ordinal);
            StoredDocument found = shard.next(blobs, segment, documents(segment));
            if (found != null) {
                next = found.number() + 1;
                return found;
            }
            done();
            ordinal++;
            next = 0;
        }
        return null;
    }

    private Documents documents(Segment segment) {
        Documents current = documents;
        if (current == null) {
            current = shard.documents(blobs, segment, next, wanted);
            documents = current;
        }
        return current;
    }

    private void done() {
        Documents current = documents;
        documents = null;
        if (current != null) {
            shard.done(blobs, shard.segments().get(ordinal), current);
        }
    }

    @Override
    public void close() {
        try {
            done();
        } finally {
            shard.close();
        }
    }
}
