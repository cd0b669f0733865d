package dev.turnstone.log.record;

import java.nio.file.Path;
import java.time.Duration;

/// How exchanges are put together: chunks beyond `memoryBytes` wait in files in `spill`, bodies
/// over `largestBody` are handed out cut, and an exchange of a proxy that was silent for `patience`
/// is taken for abandoned.
public record AssemblySettings(
        long memoryBytes, int largestBody, Path spill, Duration patience, Duration commitEvery) {
    public static final AssemblySettings DEFAULT =
            new AssemblySettings(
                    64 << 20,
                    512 << 20,
                    Path.of(System.getProperty("java.io.tmpdir")),
                    Duration.ofMinutes(10),
                    Duration.ofMillis(500));

    public AssemblySettings withMemory(long bytes, Path spillTo) {
        return new AssemblySettings(bytes, largestBody, spillTo, patience, commitEvery);
    }

    public AssemblySettings withLargestBody(int bytes) {
        return new AssemblySettings(memoryBytes, bytes, spill, patience, commitEvery);
    }
}
