package dev.turnstone.engine.metadata;

import java.util.Optional;

/// Those who need what somebody made before them: an undo leaves it to them.
@FunctionalInterface
public interface Heirs {
    Heirs NOBODY = _ -> Optional.empty();

    /// Who has it from now on, and takes it back one day; empty where nobody needs it.
    Optional<String> takeOver(JournalEvent made);
}
