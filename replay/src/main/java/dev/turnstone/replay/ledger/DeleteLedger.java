package dev.turnstone.replay.ledger;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Set;

/// Every delete that was ever seen, with its revision: the truth that the target's tombstones only
/// approximate.
///
/// Safe for any number of threads. What was recorded before [#flush()] returned survives a kill.
public interface DeleteLedger {
    /// A delete of one document at one version, with the routing that it was sent with.
    record Entry(DocumentKey document, @Nullable String routing, long version) {}

    /// Keeps the highest version per document.
    void record(Entry entry);

    /// The version of the newest delete of this document; -1 where none is known.
    long versionOf(String index, int shard, String id);

    /// Every delete of the index, in the order of shard and id, while others may go on recording.
    Iterator<Entry> entries(String index);

    /// The indices that any delete is known of.
    Set<String> indices();

    long count();

    /// Makes durable what was recorded.
    void flush();
}
