package dev.turnstone.documents;

import java.util.Optional;

/// Reads one part in batches. One thread at a time; blocking; closing ends what the cluster keeps
/// open for it.
public interface PartReader extends AutoCloseable {
    /// The next batch, or empty at the end of the part.
    Optional<Batch> next();

    @Override
    void close();
}
