package dev.turnstone.documents.scan;

import dev.turnstone.documents.search.Page;
import dev.turnstone.documents.search.ShardTrouble;
import dev.turnstone.model.shard.ShardState;

import java.util.Optional;

/// The documents of many sequence numbers in the order of the segments, by a scroll.
///
/// Documents that lie side by side cost the cluster a quarter of what scattered ones do, since each
/// block of stored fields is unpacked once; numbers in their own order alternate between the
/// segments that were written at the same time. The order means nothing beyond this stretch, so
/// only its end is a position. One thread.
final class Stretch implements AutoCloseable {
    private final ShardSource shard;
    private final long from;
    private final long to;
    private String scrollId;
    private long left;
    private long documents;

    private Stretch(ShardSource shard, long from, long to, Page first) {
        this.shard = shard;
        this.from = from;
        this.to = to;
        this.scrollId = first.scrollId();
        this.left = first.total();
    }

    /// A stretch and its first page.
    record Begun(Stretch stretch, Page first) {}

    /// Empty where the first page is longer than allowed.
    static Optional<Begun> begin(ShardSource shard, long from, long to, int pageDocuments) {
        return shard.scroll(from, to, pageDocuments)
                .map(
                        first -> {
                            Stretch stretch = new Stretch(shard, from, to, first);
                            stretch.taken(first);
                            return new Begun(stretch, first);
                        });
    }

    /// Where the numbers end.
    long to() {
        return to;
    }

    long numbers() {
        return to - from;
    }

    long documents() {
        return documents;
    }

    boolean isRead() {
        return left == 0;
    }

    /// The next page; empty where it is longer than allowed, and then lost.
    Optional<Page> next() {
        Optional<Page> page = shard.more(scrollId);
        page.ifPresent(this::taken);
        return page;
    }

    private void taken(Page page) {
        scrollId = page.scrollId();
        documents += page.hits().size();
        left -= page.hits().size();
        if (left < 0 || left > 0 && page.hits().isEmpty()) {
            close();
            ShardState state = shard.known();
            throw new ShardTrouble(
                    state.index(),
                    state.shard(),
                    "a scroll brought " + documents + " documents and then ended too soon or late");
        }
        if (left == 0) {
            close();
        }
    }

    @Override
    public void close() {
        if (!scrollId.isEmpty()) {
            shard.release(scrollId);
            scrollId = "";
        }
    }
}
