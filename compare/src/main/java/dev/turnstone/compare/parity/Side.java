package dev.turnstone.compare.parity;

import java.util.Collection;

/// One index on one cluster, as the proof sees it. Every call blocks; safe for many threads.
interface Side {
    /// Asks every shard at once.
    int ANY = -1;

    /// What to call this side in messages: the index and its cluster.
    String name();

    /// Refuses an index that cannot be read as a whole: missing, closed, a primary not started.
    SideState state();

    /// Makes everything written so far visible to [#scan] and [#ask].
    void refresh();

    /// Streams every document of one shard, in any order, from the primary.
    void scan(int shard, Wanted wanted, HitConsumer consumer);

    /// The documents with these ids, as they are now; absent ones do not come.
    void ask(int shard, Collection<String> ids, Wanted wanted, HitConsumer consumer);
}
