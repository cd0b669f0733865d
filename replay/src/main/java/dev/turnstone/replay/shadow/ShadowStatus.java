package dev.turnstone.replay.shadow;

import java.time.Instant;

/// A shadow replay at one moment.
///
/// read = left out + sent + waiting + under way, but for amendments; `answered` of those sent got
/// an answer, `troubled` none. `upTo` is when the newest request that was read had begun.
public record ShadowStatus(
        boolean paused,
        double speed,
        long read,
        long leftOut,
        long sent,
        long answered,
        long troubled,
        long tuples,
        int waiting,
        int underWay,
        Instant upTo) {}
