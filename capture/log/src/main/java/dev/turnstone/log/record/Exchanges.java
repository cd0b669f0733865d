package dev.turnstone.log.record;

import dev.turnstone.log.LogException;
import dev.turnstone.log.LogPosition;
import dev.turnstone.log.RecordsGone;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.record.TrafficRecord.Canary;
import dev.turnstone.log.record.TrafficRecord.Chunk;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Opened;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.log.record.TrafficRecord.Stopped;
import dev.turnstone.log.record.TrafficRecord.Told;
import dev.turnstone.log.record.TrafficRecord.Unknown;
import dev.turnstone.model.traffic.Exchange.Ending;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads a traffic log as exchanges: long ones are put together from their chunks, and what a dead
/// proxy left open, or may have lost in a gap, is told as unanswered.
///
/// A stream's position is committed up to the first exchange that is not [Tracked#done()], from its
/// first record on: what is stuck never holds up the others, and comes again after a restart. What
/// cannot be understood is told as a gap. One thread reads; any thread says done.
public final class Exchanges implements AutoCloseable {
    private final TrafficLogReader reader;
    private final AssemblySettings settings;
    private final InstantSource clock;
    private final ChunkMemory memory;
    private final RecordDecoder decoder = new RecordDecoder();
    private final Map<String, StreamProgress> streams = new HashMap<>();
    private final Map<Origin, Instant> heard = new HashMap<>();
    private final ArrayDeque<Tracked> ready = new ArrayDeque<>();
    private Instant committed;

    public Exchanges(TrafficLogReader reader, AssemblySettings settings, InstantSource clock) {
        this.reader = reader;
        this.settings = settings;
        this.clock = clock;
        this.memory = new ChunkMemory(settings);
        this.committed = clock.instant();
    }

    /// The next exchange, gap or word of a proxy, waiting at the log's end for no longer than this.
    public Optional<Tracked> next(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (ready.isEmpty()) {
            long left = Math.max(0, deadline - System.nanoTime());
            boolean came = readOne(Duration.ofNanos(left));
            commitWhenDue();
            if (!came) {
                abandonSilent();
                break;
            }
        }
        return Optional.ofNullable(ready.pollFirst());
    }

    /// Commits what is done, on every stream.
    public void commit() {
        committed = clock.instant();
        streams.values().removeIf(this::isLost);
        for (StreamProgress stream : streams.values()) {
            stream.committable().ifPresent(reader::commit);
        }
    }

    /// Records that were read neither to the end nor done with yet, or not read at all.
    public long lag() {
        return reader.lag();
    }

    /// See [TrafficLogReader#readBefore(Instant)].
    public Instant readBefore(Instant then) {
        return reader.readBefore(then);
    }

    /// See [TrafficLogReader#gains()].
    public long gains() {
        return reader.gains();
    }

    /// See [TrafficLogReader#unheard()].
    public Duration unheard() {
        return reader.unheard();
    }

    /// Whether what was read there is still this reader's to read on.
    public boolean holds(LogPosition position) {
        return reader.holds(position);
    }

    /// Records of kinds that this program does not know: they were skipped.
    public long unknownRecords() {
        return decoder.unknownRecords();
    }

    /// Fields that this program does not know: they were skipped.
    public long unknownFields() {
        return decoder.unknownFields();
    }

    /// Commits what is done and closes the reader.
    @Override
    public void close() {
        try (reader) {
            commit();
        } finally {
            streams.values().forEach(StreamProgress::drop);
        }
    }

    long memoryUsed() {
        return memory.used();
    }

    /// False where nothing came.
    private boolean readOne(Duration wait) {
        try {
            Optional<Logged> logged = reader.next(wait);
            logged.ifPresent(this::accept);
            return logged.isPresent();
        } catch (RecordsGone e) {
            StreamProgress stream = stream(e.last());
            stream.read(e.last());
            tellGone(stream, -1, e);
            return true;
        }
    }

    private void accept(Logged logged) {
        StreamProgress stream = stream(logged.position());
        stream.read(logged.position());
        TrafficRecord record;
        try {
            record = decoder.decode(logged.bytes());
        } catch (LogException e) {
            tellGone(stream, 1, e);
            return;
        }
        heard.put(record.origin(), clock.instant());
        switch (record) {
            case Recorded recorded -> close(stream, recorded);
            case Opened opened -> assembly(stream, opened.key()).open(opened);
            case Chunk chunk -> assembly(stream, chunk.key()).add(chunk);
            case Started started -> {
                abandon(stream, Ending.UNANSWERED, key -> isBefore(key.origin(), started.origin()));
                tell(stream, started, stream.slot());
            }
            case Stopped stopped -> {
                abandon(stream, Ending.UNANSWERED, key -> key.origin().equals(stopped.origin()));
                tell(stream, stopped, stream.slot());
            }
            case Gap gap -> {
                // Nobody says which of them fell into it. One that did not is told again when it
                // ends, and lacks what is behind here.
                abandon(stream, Ending.OPEN_AT_GAP, key -> key.origin().equals(gap.origin()));
                tell(stream, gap, stream.slot());
            }
            case Canary canary -> tell(stream, canary, stream.slot());
            case Unknown _ -> {}
        }
    }

    private void close(StreamProgress stream, Recorded recorded) {
        Assembly assembly = stream.open().isEmpty() ? null : stream.open().remove(recorded.key());
        if (assembly != null) {
            tell(stream, assembly.closed(recorded), assembly.slot());
        } else if (recorded.requestChunks() > 0 || recorded.answerChunks() > 0) {
            Slot slot = stream.slot();
            tell(stream, new Assembly(recorded.key(), slot, memory).closed(recorded), slot);
        } else {
            tell(stream, recorded, stream.slot());
        }
    }

    private Assembly assembly(StreamProgress stream, ExchangeKey key) {
        return stream.open().computeIfAbsent(key, _ -> new Assembly(key, stream.slot(), memory));
    }

    private void abandonSilent() {
        Instant since = clock.instant().minus(settings.patience());
        for (StreamProgress stream : streams.values()) {
            abandon(
                    stream,
                    Ending.UNANSWERED,
                    key -> heard.getOrDefault(key.origin(), Instant.EPOCH).isBefore(since));
        }
    }

    private void abandon(StreamProgress stream, Ending ending, Predicate<ExchangeKey> which) {
        List<Assembly> gone =
                new ArrayList<>(
                        stream.open().values().stream()
                                .filter(open -> which.test(open.key()))
                                .toList());
        for (Assembly assembly : gone) {
            stream.open().remove(assembly.key());
            Told told =
                    assembly.abandoned(ending)
                            .<Told>map(exchange -> exchange)
                            .orElseGet(() -> headless(assembly.key().origin()));
            tell(stream, told, assembly.slot());
        }
    }

    /// Nobody knows whose they were (-1: nor how many), and what is open may have ended with them.
    private void tellGone(StreamProgress stream, int exchanges, LogException why) {
        abandon(stream, Ending.OPEN_AT_GAP, _ -> true);
        Gap gap = lost(new Origin("", 0), exchanges, String.valueOf(why.getMessage()));
        tell(stream, gap, stream.slot());
    }

    private Gap headless(Origin origin) {
        return lost(origin, 1, "an exchange has neither a beginning nor an end in the log");
    }

    private Gap lost(Origin origin, int exchanges, String reason) {
        return new Gap(origin, Instant.EPOCH, clock.instant(), exchanges, exchanges, reason);
    }

    private void tell(StreamProgress stream, Told told, Slot slot) {
        ready.addLast(new Tracked(stream.last(), told, slot));
    }

    /// A stream that was taken away and given again begins anew: another reader may have gone on
    /// meanwhile.
    private StreamProgress stream(LogPosition position) {
        StreamProgress known = streams.get(position.stream());
        if (known != null && known.isOf(position)) {
            return known;
        }
        if (known != null) {
            known.drop();
        }
        StreamProgress fresh = new StreamProgress(position);
        streams.put(position.stream(), fresh);
        return fresh;
    }

    private boolean isLost(StreamProgress stream) {
        boolean lost = !reader.holds(stream.last());
        if (lost) {
            stream.drop();
        }
        return lost;
    }

    private void commitWhenDue() {
        if (!clock.instant().isBefore(committed.plus(settings.commitEvery()))) {
            commit();
        }
    }

    private static boolean isBefore(Origin origin, Origin later) {
        return origin.proxy().equals(later.proxy()) && origin.incarnation() < later.incarnation();
    }
}
