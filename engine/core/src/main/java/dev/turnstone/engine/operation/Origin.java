package dev.turnstone.engine.operation;

import dev.turnstone.model.cluster.ClusterClient;

import java.nio.file.Path;
import java.util.Optional;

/// Where a backfill reads from.
public sealed interface Origin {
    /// A live cluster, scanned.
    record Live(ClusterClient source) implements Origin {}

    /// An fs repository; the newest finished snapshot where none is named.
    record Snapshot(Path repository, Optional<String> name) implements Origin {}

    /// A file of NDJSON; the index is for lines that name none.
    record File(Path file, Optional<String> index) implements Origin {}
}
