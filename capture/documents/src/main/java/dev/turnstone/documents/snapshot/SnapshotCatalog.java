package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.snapshot.SnapshotException.Reason;

import java.util.List;
import java.util.stream.Collectors;

/// What a repository holds, as it was when opened. Thread-safe.
public final class SnapshotCatalog {
    private final Blobs blobs;
    private final RepositoryIndex index;

    private SnapshotCatalog(Blobs blobs, RepositoryIndex index) {
        this.blobs = blobs;
        this.index = index;
    }

    public static SnapshotCatalog open(SnapshotRepository repository) {
        var blobs = new Blobs(repository);
        return new SnapshotCatalog(blobs, RepositoryRoot.read(blobs));
    }

    /// In the order of the repository.
    public List<SnapshotSummary> snapshots() {
        return index.snapshots();
    }

    public Snapshot snapshot(String name) {
        return index.snapshots().stream()
                .filter(summary -> summary.name().equals(name))
                .findFirst()
                .map(this::snapshot)
                .orElseThrow(() -> noSuchSnapshot(name));
    }

    public Snapshot snapshot(SnapshotSummary summary) {
        return new Snapshot(blobs, index, summary);
    }

    /// The snapshot that ended last among those that can be read.
    public Snapshot newest() {
        return index.snapshots().stream()
                .filter(summary -> readable(summary.state()))
                .map(this::snapshot)
                .max((a, b) -> Long.compare(started(a), started(b)))
                .orElseThrow(this::noSnapshot);
    }

    private static boolean readable(SnapshotState state) {
        return switch (state) {
            case SUCCESS, PARTIAL, UNKNOWN -> true;
            case IN_PROGRESS, FAILED, INCOMPATIBLE -> false;
        };
    }

    private static long started(Snapshot snapshot) {
        return snapshot.details().path("start_time").asLong(0);
    }

    private SnapshotException noSuchSnapshot(String name) {
        String names =
                index.snapshots().stream()
                        .map(SnapshotSummary::name)
                        .collect(Collectors.joining(", "));
        return new SnapshotException(
                Reason.NOT_FOUND,
                "The repository " + blobs.name() + " holds no snapshot " + name + ".",
                names.isEmpty() ? "Take a snapshot first." : "Choose one of: " + names + ".");
    }

    private SnapshotException noSnapshot() {
        return new SnapshotException(
                Reason.NOT_FOUND,
                "The repository " + blobs.name() + " holds no finished snapshot.",
                "Take a snapshot, wait until it has ended, and try again.");
    }
}
