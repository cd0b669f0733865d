package dev.turnstone.engine.operation;

import dev.turnstone.replay.ledger.Settled;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts what a sync does; any thread may look.
final class SyncTally {
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Set<String> events = new LinkedHashSet<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Map<String, Long> foreign = new TreeMap<>();
    private final Set<String> gone = new TreeSet<>();
    private Map<String, String> unreadableLast = Map.of();
    private Settled settled = Settled.NONE;
    private long read;
    private long rounds;
    private long deleted;

    synchronized void delivered(long documents, Map<String, Long> left, Settled became) {
        read += documents;
        left.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        settled = settled.plus(became);
    }

    synchronized void deleted(long documents) {
        deleted += documents;
    }

    /// Documents that the source deleted and somebody else wrote to the target again.
    void leftDeleted(String target, long documents) {
        if (documents > 0) {
            event(
                    documents
                            + " documents that the source deleted are in "
                            + target
                            + " again, since somebody else wrote them there: they were left.");
        }
    }

    /// So many documents of an index of the target the last reconcile left alone.
    synchronized void foreign(String target, long documents) {
        if (documents == 0) {
            foreign.remove(target);
        } else {
            foreign.put(target, documents);
        }
    }

    synchronized Map<String, Long> foreign() {
        return Map.copyOf(foreign);
    }

    synchronized void round() {
        rounds++;
        unreadableLast = Map.copyOf(unreadable);
    }

    /// In this round the index could not be read.
    synchronized void unreadable(String index, String why) {
        unreadable.put(index, why);
    }

    synchronized void beginRound() {
        unreadable.clear();
    }

    /// What the last whole round could not read, and why.
    synchronized Map<String, String> unreadable() {
        return unreadableLast;
    }

    /// What this round could not read so far.
    synchronized Set<String> unreadableNow() {
        return Set.copyOf(unreadable.keySet());
    }

    /// The source has no such index any more: that is no trouble, and told once.
    synchronized void gone(String index) {
        unreadable.remove(index);
        if (gone.add(index)) {
            event(
                    "The index "
                            + index
                            + " is gone from the source. On the target it stays as it was last;"
                            + " delete it there if it is not wanted.");
        }
    }

    synchronized void there(String index) {
        gone.remove(index);
    }

    /// Told once, however often it happens.
    synchronized void event(String text) {
        events.add(text);
    }

    synchronized long read() {
        return read;
    }

    synchronized long rounds() {
        return rounds;
    }

    synchronized long deleted() {
        return deleted;
    }

    synchronized Settled settled() {
        return settled;
    }

    synchronized Map<String, Long> skipped() {
        return Map.copyOf(skipped);
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }
}
