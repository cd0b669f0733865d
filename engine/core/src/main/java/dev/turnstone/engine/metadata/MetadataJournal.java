package dev.turnstone.engine.metadata;

import java.util.List;

/// Remembers what was made on which target, so that exactly that can be taken back.
public interface MetadataJournal {
    /// Durable when it returns: the caller goes on to change the target.
    void append(JournalEvent event);

    /// All events of this target's life, oldest first.
    List<JournalEvent> events(String cluster);
}
