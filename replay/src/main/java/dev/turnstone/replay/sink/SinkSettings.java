package dev.turnstone.replay.sink;

import java.time.Duration;

/// What the sink may use. `memoryBytes` bounds the changes it holds; `patience` is how long a
/// target may refuse everything before the sink gives up.
public record SinkSettings(long memoryBytes, Duration linger, Duration patience, PaceLimits pace) {

    public static SinkSettings defaults() {
        return new SinkSettings(
                96L << 20, Duration.ofMillis(50), Duration.ofMinutes(30), PaceLimits.defaults());
    }

    public SinkSettings withPatience(Duration newPatience) {
        return new SinkSettings(memoryBytes, linger, newPatience, pace);
    }

    public SinkSettings withPace(PaceLimits newPace) {
        return new SinkSettings(memoryBytes, linger, patience, newPace);
    }

    public SinkSettings withMemoryBytes(long bytes) {
        return new SinkSettings(bytes, linger, patience, pace);
    }
}
