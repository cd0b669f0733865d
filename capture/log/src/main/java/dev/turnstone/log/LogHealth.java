package dev.turnstone.log;

/// How a log that is being written is doing.
public sealed interface LogHealth {
    /// Bytes that were taken and are not durable yet.
    record Writing(long pendingBytes) implements LogHealth {}

    /// It cannot write, says why, and tries again by itself.
    record Failing(String reason, String remedy) implements LogHealth {}
}
