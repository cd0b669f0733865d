package dev.turnstone.replay.ledger;

import dev.turnstone.model.DocumentChange;

import java.time.Instant;

/// A document that the target, or a transform, refused: what it was, why, and how often it was
/// tried.
public record Failure(
        DocumentChange change,
        Stage stage,
        String type,
        String reason,
        Instant when,
        int attempts) {

    /// Where the document was refused.
    public enum Stage {
        TRANSFORM,
        TARGET
    }

    public static Failure first(
            DocumentChange change, Stage stage, String type, String reason, Instant when) {
        return new Failure(change, stage, type, reason, when, 1);
    }

    /// The same failure, after so many earlier ones of the same document.
    Failure after(int earlier) {
        return new Failure(change, stage, type, reason, when, attempts + earlier);
    }

    /// What failures with the same cause have in common.
    public record Group(String index, Stage stage, String type, String reason) {}

    public Group group() {
        return new Group(change.index(), stage, type, Reasons.general(reason, change.id()));
    }
}
