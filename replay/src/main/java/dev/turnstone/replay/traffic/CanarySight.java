package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.time.Instant;

/// How one proxy's canaries fare on the whole way to the target. `live` while none is overdue;
/// `sent` is when the newest that arrived was sent, and the hops count from then: until the source
/// had answered, it was read from the log, it was done with, and it was seen on the target.
public record CanarySight(
        String proxy,
        boolean live,
        long arrived,
        Instant sent,
        Duration every,
        long answeredMs,
        long readMs,
        long doneMs,
        long seenMs) {}
