package dev.turnstone.engine.operation;

import dev.turnstone.replay.ledger.Settled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts what a sync does; any thread may look.
final class SyncTally {
    private final Map<String, Long> skipped = new TreeMap<>();
    private final List<String> events = new ArrayList<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Map<String, Long> foreign = new TreeMap<>();
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
    }

    /// In this round the index could not be read.
    synchronized void unreadable(String index, String why) {
        unreadable.put(index, why);
    }

    synchronized void beginRound() {
        unreadable.clear();
    }

    /// What the last round could not read, and why.
    synchronized Map<String, String> unreadable() {
        return Map.copyOf(unreadable);
    }

    synchronized void event(String text) {
        if (events.isEmpty() || !events.getLast().equals(text)) {
            events.add(text);
        }
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
