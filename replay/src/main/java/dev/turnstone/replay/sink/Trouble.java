package dev.turnstone.replay.sink;

import java.time.Instant;

/// Why the target takes nothing at the moment, and since when.
public record Trouble(Instant since, String reason) {}
