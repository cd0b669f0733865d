package dev.turnstone.replay.traffic;

import dev.turnstone.replay.ledger.Settled;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts what a replay does; any thread.
final class ReplayTally {
    private static final int MOST_EVENTS = 200;

    private final Map<String, Long> exchanges = new TreeMap<>();
    private final Map<String, Long> effects = new TreeMap<>();
    private final Map<String, Long> left = new TreeMap<>();
    private final DataStreams streams = new DataStreams();
    private final List<String> events = new ArrayList<>();
    private final Set<String> switched = new HashSet<>();
    private Settled settled = Settled.NONE;
    private long changes;
    private long canaries;
    private long asked;
    private long ambiguousResolved;
    private long healed;

    synchronized void exchange(String kind) {
        exchanges.merge(kind, 1L, Long::sum);
    }

    synchronized void effect(String kind) {
        effects.merge(kind, 1L, Long::sum);
    }

    synchronized void left(String why) {
        left.merge(why, 1L, Long::sum);
    }

    /// A write that went to a backing index of a data stream.
    void stream(String backing) {
        if (streams.wrote(backing)) {
            event(DataStreams.told(backing));
        }
    }

    /// An exchange that this proxy passed to other nodes than the source's.
    synchronized void elsewhere(String proxy, String nodes) {
        String text =
                "The proxy "
                        + proxy
                        + " was switched to "
                        + nodes
                        + ": what it passes there is not brought over.";
        if (switched.add(text)) {
            event(text);
        }
    }

    /// So many changes, those among them apart that proxies made to be seen arriving.
    synchronized void changes(long all, long ofCanaries) {
        changes += all - ofCanaries;
        canaries += ofCanaries;
    }

    synchronized void settled(Settled some) {
        settled = settled.plus(some);
    }

    synchronized void asked(long questions) {
        asked += questions;
    }

    synchronized void ambiguousResolved() {
        ambiguousResolved++;
    }

    synchronized void healed(long documents) {
        healed += documents;
    }

    /// The last of these are kept; one that repeats the one before is told once.
    synchronized void event(String text) {
        if (!events.isEmpty() && events.getLast().equals(text)) {
            return;
        }
        events.add(text);
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
        }
    }

    synchronized Figures figures() {
        return new Figures(
                exchanges,
                effects,
                left,
                streams.operations(),
                settled,
                changes,
                canaries,
                asked,
                ambiguousResolved,
                healed,
                events);
    }

    /// Every exchange is in `exchanges` under its kind, every effect of a write in `effects`; what
    /// of them never became a change is in `left`; `streams` are those of data streams, by backing
    /// index.
    record Figures(
            Map<String, Long> exchanges,
            Map<String, Long> effects,
            Map<String, Long> left,
            Map<String, Long> streams,
            Settled settled,
            long changes,
            long canaries,
            long asked,
            long ambiguousResolved,
            long healed,
            List<String> events) {
        Figures {
            exchanges = Map.copyOf(exchanges);
            effects = Map.copyOf(effects);
            left = Map.copyOf(left);
            streams = Map.copyOf(streams);
            events = List.copyOf(events);
        }
    }
}
