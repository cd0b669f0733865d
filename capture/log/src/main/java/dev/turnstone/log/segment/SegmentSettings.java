package dev.turnstone.log.segment;

import dev.turnstone.log.QueueBytes;

import java.time.Duration;
import java.util.Optional;

/// How a segment log is written.
///
/// `queueBytes` bounds what waits in memory, `groupDelay` is how long a group may gather before it
/// is made durable.
public record SegmentSettings(
        long segmentBytes,
        int blockBytes,
        long queueBytes,
        Duration groupDelay,
        boolean compress,
        Optional<BlockSeal> seal,
        Retention retention) {
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration UNHURRIED = Duration.ofMillis(50);

    public static final SegmentSettings DEFAULT =
            new SegmentSettings(
                    256 * MEBIBYTE,
                    (int) MEBIBYTE,
                    QueueBytes.outside(),
                    Duration.ofMillis(5),
                    true,
                    Optional.empty(),
                    Retention.KEEP_UNREAD);

    public SegmentSettings {
        require("segmentBytes", segmentBytes, 4096, Long.MAX_VALUE);
        require("blockBytes", blockBytes, 1, BlockHeader.MAX_RAW);
        require("queueBytes", queueBytes, 1, Long.MAX_VALUE);
    }

    /// Larger groups, which gather for longer: each costs a write to the disk that is waited for.
    public SegmentSettings unhurried() {
        return new SegmentSettings(
                segmentBytes,
                Math.max(blockBytes, 2 * (int) MEBIBYTE),
                queueBytes,
                UNHURRIED,
                compress,
                seal,
                retention);
    }

    public SegmentSettings withGroupDelay(Duration longest) {
        return new SegmentSettings(
                segmentBytes, blockBytes, queueBytes, longest, compress, seal, retention);
    }

    public SegmentSettings withSegmentBytes(long bytes) {
        return new SegmentSettings(
                bytes, blockBytes, queueBytes, groupDelay, compress, seal, retention);
    }

    public SegmentSettings withQueueBytes(long bytes) {
        return new SegmentSettings(
                segmentBytes, blockBytes, bytes, groupDelay, compress, seal, retention);
    }

    public SegmentSettings withCompression(boolean on) {
        return new SegmentSettings(
                segmentBytes, blockBytes, queueBytes, groupDelay, on, seal, retention);
    }

    public SegmentSettings withSeal(BlockSeal with) {
        return new SegmentSettings(
                segmentBytes,
                blockBytes,
                queueBytes,
                groupDelay,
                compress,
                Optional.of(with),
                retention);
    }

    public SegmentSettings withRetention(Retention keep) {
        return new SegmentSettings(
                segmentBytes, blockBytes, queueBytes, groupDelay, compress, seal, keep);
    }

    private static void require(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + least + "-" + most + ")");
        }
    }
}
