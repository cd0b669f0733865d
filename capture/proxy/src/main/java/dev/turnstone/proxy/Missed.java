package dev.turnstone.proxy;

import dev.turnstone.log.record.RecordEncoder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// What passed unrecorded, and the part of it that is not written down yet. Guarded by the
/// [LogFeed]; any thread may ask for the sums.
final class Missed {
    private static final Logger LOG = LoggerFactory.getLogger(Missed.class);

    private final InstantSource time;
    private final LongAdder exchanges = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private @Nullable Gap open;

    Missed(InstantSource time) {
        this.time = time;
    }

    void count(boolean isChange, String reason) {
        exchanges.increment();
        if (isChange) {
            changes.increment();
        }
        Gap now = open;
        if (now == null) {
            now = new Gap(time.instant(), 0, 0, reason);
            gaps.increment();
            LOG.warn("Requests pass unrecorded: {}", reason);
        }
        open = now.with(isChange);
    }

    /// The gap that is to be written down, if there is one.
    @Nullable Gap open() {
        return open;
    }

    List<ByteBuffer> record(Gap gap, RecordEncoder encoder) {
        return encoder.gap(
                gap.from(), time.instant(), gap.exchanges(), gap.changing(), gap.reason());
    }

    /// The log has the open one.
    void written() {
        open = null;
    }

    /// The log had this one and lost it.
    void reopen(Gap lost) {
        Gap now = open;
        open = now == null ? lost : lost.and(now);
    }

    long exchanges() {
        return exchanges.sum();
    }

    long changes() {
        return changes.sum();
    }

    long gaps() {
        return gaps.sum();
    }
}
