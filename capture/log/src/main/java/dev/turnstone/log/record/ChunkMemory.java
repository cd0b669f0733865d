package dev.turnstone.log.record;

import java.nio.file.Path;

/// Bytes of chunks that wait in memory, over all exchanges, against the limit. One thread.
final class ChunkMemory {
    private final AssemblySettings settings;
    private long used;

    ChunkMemory(AssemblySettings settings) {
        this.settings = settings;
    }

    boolean take(int bytes) {
        boolean fits = used + bytes <= settings.memoryBytes();
        if (fits) {
            used += bytes;
        }
        return fits;
    }

    void give(long bytes) {
        used -= bytes;
    }

    int largestBody() {
        return settings.largestBody();
    }

    Path spill() {
        return settings.spill();
    }

    long used() {
        return used;
    }
}
