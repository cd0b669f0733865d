package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.snapshot.SnapshotException.Reason;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/// Reads a repository and puts its troubles into words. Thread-safe.
final class Blobs {
    /// Metadata above this is not metadata.
    private static final long LARGEST_METADATA = 512L << 20;

    private final SnapshotRepository repository;

    Blobs(SnapshotRepository repository) {
        this.repository = repository;
    }

    String name() {
        return repository.name();
    }

    List<SnapshotRepository.Blob> list(String folder) {
        try {
            return repository.list(folder);
        } catch (IOException e) {
            throw trouble(folder.isEmpty() ? "the repository's folder" : folder, e);
        }
    }

    BlobBytes open(String path) {
        try {
            return repository.open(path);
        } catch (IOException e) {
            throw trouble(path, e);
        }
    }

    byte[] read(String path) {
        try (BlobBytes blob = repository.open(path)) {
            if (blob.length() > LARGEST_METADATA) {
                throw SnapshotException.damaged(
                        path, blob.length() + " bytes are too many for metadata");
            }
            var bytes = new byte[(int) blob.length()];
            blob.read(0, bytes, 0, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw trouble(path, e);
        }
    }

    Optional<byte[]> readIfThere(String path) {
        try {
            return Optional.of(read(path));
        } catch (SnapshotException e) {
            if (e.reason() == Reason.MISSING) {
                return Optional.empty();
            }
            throw e;
        }
    }

    SnapshotException trouble(String what, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> SnapshotException.missing(what, e);
            case AccessDeniedException _ ->
                    new SnapshotException(
                            Reason.NO_RIGHTS,
                            "The repository "
                                    + repository.name()
                                    + " does not let us read "
                                    + what
                                    + ". Nothing was changed.",
                            "Give the account that runs Turnstone the right to read and list the"
                                    + " whole repository.",
                            e);
            case EOFException _ -> SnapshotException.damaged(what, "it is too short", e);
            default ->
                    new SnapshotException(
                            Reason.UNREADABLE,
                            "Reading "
                                    + what
                                    + " from the repository "
                                    + repository.name()
                                    + " failed: "
                                    + e.getMessage()
                                    + ". What was read before is whole.",
                            "Check the storage and the connection to it; then resume.",
                            e);
        };
    }
}
