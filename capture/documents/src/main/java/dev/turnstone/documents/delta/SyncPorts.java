package dev.turnstone.documents.delta;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;

/// What a sync needs from its surroundings.
public interface SyncPorts {
    /// Takes a batch; returns when all of it is safe, so that the checkpoint may move behind it.
    void deliver(Part part, Batch batch);

    /// Is told when something happened to the source, once per occurrence.
    void happened(SourceEvent event);
}
