package dev.turnstone.replay.shadow;

import java.time.Instant;

/// A shadow replay at one moment.
///
/// read = left out + sent + waiting + under way, but for amendments; `answered` of those sent got
/// an answer, `troubled` none; of each `tuples` are durable, `unwritten` were not written down and
/// are sent again by the next one, and the rest are on their way there. `upTo` is when the newest
/// request that was read had begun.
public record ShadowStatus(
        boolean paused,
        double speed,
        long read,
        long leftOut,
        long sent,
        long answered,
        long troubled,
        long tuples,
        long unwritten,
        int waiting,
        int underWay,
        Instant upTo) {}
