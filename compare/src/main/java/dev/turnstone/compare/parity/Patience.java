package dev.turnstone.compare.parity;

import java.time.Duration;

/// How long documents that are being written are waited for.
///
/// A difference counts when neither the document nor the whole target moved for `quiet`; after
/// `limit` one whose own revisions stood still for `quiet` counts even while the target takes other
/// writes, so `limit` must be longer than the replay's lag.
public record Patience(Duration quiet, Duration limit, Duration interval) {
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(3), Duration.ofMinutes(2), Duration.ofMillis(100));

    public Patience {
        if (quiet.compareTo(limit) > 0) {
            throw new IllegalArgumentException(
                    "limit: " + limit + " (expected: at least " + quiet + ")");
        }
    }
}
