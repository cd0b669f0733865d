package dev.turnstone.app.ui.diff;

import java.time.Duration;

/// Beyond these a diff is coarse: right, but with larger stretches than need be.
public record Limits(long characters, Duration time) {
    public static final Limits USUAL = new Limits(50_000_000, Duration.ofSeconds(5));
}
