package dev.turnstone.proxy;

import java.time.Instant;

/// What passed unrecorded and is not written down as a gap yet.
record Gap(Instant from, long exchanges, long changing, String reason) {
    Gap with(boolean changes) {
        return new Gap(from, exchanges + 1, changing + (changes ? 1 : 0), reason);
    }

    /// One gap of this and a later one.
    Gap and(Gap later) {
        return new Gap(from, exchanges + later.exchanges, changing + later.changing, reason);
    }
}
