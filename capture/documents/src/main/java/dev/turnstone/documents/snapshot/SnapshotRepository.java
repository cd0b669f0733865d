package dev.turnstone.documents.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Where a server keeps its snapshots: named blobs, read only. Thread-safe; blocking.
///
/// Paths are relative to the repository's root and separated by `/`. A blob that is not there is a
/// [java.nio.file.NoSuchFileException], one that may not be read an
/// [java.nio.file.AccessDeniedException].
public interface SnapshotRepository extends AutoCloseable {
    /// What users call it: a folder, a bucket and its prefix.
    String name();

    /// The blobs directly in a folder (`""` is the root), in no order; none if there is no such
    /// folder.
    List<Blob> list(String folder) throws IOException;

    BlobBytes open(String path) throws IOException;

    @Override
    void close();

    /// A repository in a folder of this machine, or one mounted there.
    static SnapshotRepository folder(Path root) {
        return new FolderRepository(root);
    }

    /// A blob's name within its folder, and its size.
    record Blob(String name, long length) {}
}
