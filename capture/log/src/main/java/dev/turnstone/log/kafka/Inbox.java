package dev.turnstone.log.kafka;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Between the thread that polls the broker and the one that reads: records that were fetched, the
/// streams that are held, and what is to be committed.
final class Inbox {
    private final long capacity;
    private final ArrayDeque<Logged> records = new ArrayDeque<>();
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Long> toCommit = new HashMap<>();
    private final Map<String, Long> committed = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private long generation;
    private long bytes;
    private @Nullable RuntimeException failure;
    private @Nullable RuntimeException notice;

    Inbox(long capacity) {
        this.capacity = capacity;
    }

    synchronized boolean isFull() {
        return bytes >= capacity;
    }

    synchronized void add(String stream, long offset, Body record) {
        Long of = held.get(stream);
        if (of != null) {
            records.addLast(new Logged(new LogPosition(stream, of, offset), record));
            bytes += record.length();
            notifyAll();
        }
    }

    /// What the reader is told of first is trouble: once for a notice, always for a failure.
    synchronized Optional<Logged> next(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        long left = wait.toNanos();
        try {
            while (records.isEmpty() && failure == null && notice == null && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        throwTrouble();
        Logged next = records.pollFirst();
        if (next != null) {
            bytes -= next.bytes().length();
        }
        return Optional.ofNullable(next);
    }

    synchronized void gained(String stream, long from) {
        held.put(stream, ++generation);
        committed.put(stream, from);
    }

    synchronized void lost(Set<String> streams) {
        held.keySet().removeAll(streams);
        toCommit.keySet().removeAll(streams);
        committed.keySet().removeAll(streams);
        ends.keySet().removeAll(streams);
        records.removeIf(record -> streams.contains(record.position().stream()));
        bytes = records.stream().mapToLong(record -> record.bytes().length()).sum();
    }

    synchronized boolean holds(LogPosition position) {
        Long of = held.get(position.stream());
        return of != null && of == position.generation();
    }

    synchronized void commit(LogPosition position) {
        if (holds(position)) {
            toCommit.merge(position.stream(), position.offset() + 1, Math::max);
            committed.merge(position.stream(), position.offset() + 1, Math::max);
        }
    }

    /// What is to be committed, each once.
    synchronized Map<String, Long> takeCommits() {
        Map<String, Long> taken = Map.copyOf(toCommit);
        toCommit.clear();
        return taken;
    }

    /// Where records of these streams end now.
    synchronized void ends(Map<String, Long> now) {
        ends.putAll(now);
    }

    synchronized long lag() {
        throwTrouble();
        long lag = 0;
        for (Map.Entry<String, Long> stream : committed.entrySet()) {
            lag += Math.max(0, ends.getOrDefault(stream.getKey(), 0L) - stream.getValue());
        }
        return lag;
    }

    synchronized void fail(RuntimeException with) {
        failure = with;
        notifyAll();
    }

    synchronized void tell(RuntimeException once) {
        notice = once;
        notifyAll();
    }

    private void throwTrouble() {
        RuntimeException once = notice;
        if (once != null) {
            notice = null;
            throw once;
        }
        if (failure != null) {
            throw failure;
        }
    }
}
