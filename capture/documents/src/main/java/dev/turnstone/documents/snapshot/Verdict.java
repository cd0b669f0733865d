package dev.turnstone.documents.snapshot;

import dev.turnstone.model.DocumentChange;

/// What becomes of a stored document.
sealed interface Verdict {
    record Passed(DocumentChange change) implements Verdict {}

    record Skipped(String reason) implements Verdict {}
}
