package dev.turnstone.replay.traffic;

import java.time.Duration;

/// How a replay works: how many entries may be under way, how often positions are committed and
/// holes are looked for, and how long the source may take to tell about one document.
public record ReplaySettings(
        int underWay, Duration commitEvery, Duration healEvery, Duration patience) {
    public static final ReplaySettings USUAL =
            new ReplaySettings(
                    20_000, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

    public ReplaySettings healingEvery(Duration interval) {
        return new ReplaySettings(underWay, commitEvery, interval, patience);
    }

    public ReplaySettings committingEvery(Duration interval) {
        return new ReplaySettings(underWay, interval, healEvery, patience);
    }
}
