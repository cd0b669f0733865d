package dev.turnstone.replay.traffic;

import java.time.Duration;

/// How a replay works: how many entries may be under way, how often positions are committed and
/// holes are looked for, and how long the source may take to tell about one document.
public record ReplaySettings(
        int underWay, Duration commitEvery, Duration healEvery, Duration patience) {
    private static final Duration LOOK = Duration.ofMillis(100);

    public static final ReplaySettings USUAL =
            new ReplaySettings(
                    20_000, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

    /// How often whoever waits looks: often enough where holes are looked for often.
    Duration lookEvery() {
        return healEvery.compareTo(LOOK) < 0 ? healEvery.dividedBy(10) : LOOK;
    }

    public ReplaySettings healingEvery(Duration interval) {
        return new ReplaySettings(underWay, commitEvery, interval, patience);
    }

    public ReplaySettings committingEvery(Duration interval) {
        return new ReplaySettings(underWay, interval, healEvery, patience);
    }
}
