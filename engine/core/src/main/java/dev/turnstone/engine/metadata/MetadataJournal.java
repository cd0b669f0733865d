package dev.turnstone.engine.metadata;

import java.util.List;
import java.util.Set;

/// Remembers what was made on which target, so that exactly that can be taken back.
public interface MetadataJournal {
    /// Durable when it returns: the caller goes on to change the target.
    void append(JournalEvent event);

    /// All events of this target's life, oldest first.
    List<JournalEvent> events(String cluster);

    /// The targets that it tells of.
    Set<String> clusters();
}
