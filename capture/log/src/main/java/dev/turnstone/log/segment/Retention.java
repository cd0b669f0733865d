package dev.turnstone.log.segment;

import java.time.Duration;

/// When a whole segment may go. What a consumer has not committed stays, unless the log grows over
/// `hardLimitBytes`.
///
/// Segments that every consumer has read go once they are older than `readAge` or the log is larger
/// than `readBytes`.
public record Retention(Duration readAge, long readBytes, long hardLimitBytes) {
    private static final long GIBIBYTE = 1L << 30;

    /// Read segments go after an hour or above 1 GiB; unread ones stay for ever.
    public static final Retention KEEP_UNREAD =
            new Retention(Duration.ofHours(1), GIBIBYTE, Long.MAX_VALUE);

    public Retention withHardLimit(long bytes) {
        return new Retention(readAge, readBytes, bytes);
    }
}
