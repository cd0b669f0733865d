package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

import java.time.Duration;
import java.util.Optional;

/// What must hold for an approval without anybody asked. What is not said is not checked.
public record Checks(
        @Entry(about = "Parity is proven.", usual = "false") boolean parity,
        @Entry(about = "Most holes in the capture.") Optional<Long> holes,
        @Entry(about = "Most documents that failed.") Optional<Long> failed,
        @Entry(about = "Most that metadata may lose.") Optional<Long> losses,
        @Entry(about = "Furthest that the target may be behind.") Optional<Duration> lag,
        @Entry(about = "Oldest evidence that counts.", usual = "\"15m\"") Duration age) {}
