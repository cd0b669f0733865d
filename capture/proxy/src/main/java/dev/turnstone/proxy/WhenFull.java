package dev.turnstone.proxy;

import java.time.Duration;

/// What happens to clients while the log cannot keep up or has failed.
public sealed interface WhenFull {
    /// Production never waits: what passes unrecorded is counted, and the gap is written down.
    record PassAndMarkGap() implements WhenFull {}

    /// Clients wait, but no longer than this; then as above.
    record Wait(Duration atMost) implements WhenFull {}

    /// Requests that can change data are answered 503; others pass and are counted.
    record RefuseWrites() implements WhenFull {}
}
