package dev.turnstone.log.kafka;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Between the thread that polls the broker and the one that reads: records that were fetched, the
/// streams that are held, and what is to be committed.
final class Inbox {
    private static final double LATELY = 0.05;

    private final long capacity;
    private final LongSupplier nanos;
    private final ArrayDeque<Logged> records = new ArrayDeque<>();

    /// What is told instead of the records that stand there in their place.
    private final Map<LogPosition, RecordsGone> gone = new HashMap<>();

    private final Map<String, Held> held = new HashMap<>();
    private double recordsPerMessage = 1;
    private long generation;
    private long bytes;
    private Instant fetchedBefore = Instant.EPOCH;
    private volatile long heard;
    private @Nullable RuntimeException failure;

    Inbox(long capacity, LongSupplier nanos) {
        this.capacity = capacity;
        this.nanos = nanos;
        this.heard = nanos.getAsLong();
    }

    synchronized boolean isFull() {
        return bytes >= capacity;
    }

    /// The records of a message, in their order.
    synchronized void add(String stream, long message, List<Body> of) {
        Held at = held.get(stream);
        if (at == null) {
            return;
        }
        int done = at.fetched(message, of.size());
        recordsPerMessage += LATELY * (of.size() - recordsPerMessage);
        for (int i = done; i < of.size(); i++) {
            long place = Place.of(message, i, of.size());
            records.addLast(new Logged(new LogPosition(stream, at.generation(), place), of.get(i)));
            bytes += of.get(i).length();
        }
        notifyAll();
    }

    /// The messages from `wanted` to `begin` were removed unread. Where the stream ends before the
    /// wanted one it is not what it was, and is held anew.
    synchronized void removed(String stream, long wanted, long begin) {
        Held at = held.get(stream);
        if (at == null || begin == wanted) {
            return;
        }
        String what =
                begin - wanted + " messages of the traffic log were removed unread: " + stream;
        if (begin < wanted) {
            what = "The traffic log's messages are not those that were there before: " + stream;
            at = hold(stream, Place.start(begin, 0), begin);
        }
        at.fetchesFrom(begin);
        var last = new LogPosition(stream, at.generation(), Place.start(begin, 0) - 1);
        gone.put(last, new RecordsGone(last, what + "."));
        records.addLast(new Logged(last, Body.EMPTY));
        notifyAll();
    }

    /// What the reader is told of first is a failure, each time.
    synchronized Optional<Logged> next(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        long left = wait.toNanos();
        try {
            while (records.isEmpty() && failure == null && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        throwFailure();
        Logged next = records.pollFirst();
        if (next == null) {
            return Optional.empty();
        }
        RecordsGone instead = gone.remove(next.position());
        if (instead != null) {
            throw instead;
        }
        bytes -= next.bytes().length();
        return Optional.of(next);
    }

    /// The group has committed what is before this place; there are messages before `end`. What was
    /// said of the streams that were held before does not hold for this one.
    synchronized void gained(String stream, long from, long end) {
        hold(stream, from, end);
    }

    /// Rises with each stream that is gained, before anything of it can be read.
    synchronized long gains() {
        return generation;
    }

    synchronized void lost(Set<String> streams) {
        held.keySet().removeAll(streams);
        gone.keySet().removeIf(last -> streams.contains(last.stream()));
        records.removeIf(record -> streams.contains(record.position().stream()));
        bytes = records.stream().mapToLong(record -> record.bytes().length()).sum();
    }

    synchronized boolean holds(LogPosition position) {
        Held of = held.get(position.stream());
        return of != null && of.generation() == position.generation();
    }

    synchronized void commit(LogPosition position) {
        Held of = held.get(position.stream());
        if (of != null && of.generation() == position.generation()) {
            of.commit(position.offset());
        }
    }

    /// The places from which on the group is to read again, each once.
    synchronized Map<String, Long> takeCommits() {
        Map<String, Long> taken = new HashMap<>();
        held.forEach(
                (stream, of) -> {
                    long place = of.takeCommit();
                    if (place >= 0) {
                        taken.put(stream, place);
                    }
                });
        return taken;
    }

    /// Where messages of these streams end now: each one that is held has told.
    synchronized void ends(Map<String, Long> now) {
        if (!now.isEmpty()) {
            heard = nanos.getAsLong();
        }
        now.forEach(
                (stream, end) -> {
                    Held of = held.get(stream);
                    if (of != null) {
                        of.endsAt(end);
                    }
                });
    }

    /// Everything that was in the held streams before that time is here, or was.
    synchronized void fetchedBefore(Instant time) {
        fetchedBefore = time;
    }

    synchronized Instant readBefore(Instant then) {
        if (!records.isEmpty()) {
            return Instant.EPOCH;
        }
        return fetchedBefore.isBefore(then) ? fetchedBefore : then;
    }

    /// Since the streams last told where they end; whoever holds none hears nothing.
    Duration unheard() {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - heard));
    }

    /// What was not fetched yet is estimated from what was fetched lately; nothing is 0 only where
    /// nothing is left.
    synchronized long lag() {
        throwFailure();
        double lag = 0;
        for (Held each : held.values()) {
            lag += each.lag(recordsPerMessage);
        }
        return (long) Math.ceil(lag);
    }

    synchronized void fail(RuntimeException with) {
        failure = with;
        notifyAll();
    }

    private Held hold(String stream, long from, long end) {
        Held fresh = new Held(++generation, from, end);
        held.put(stream, fresh);
        fetchedBefore = Instant.EPOCH;
        return fresh;
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }
}
