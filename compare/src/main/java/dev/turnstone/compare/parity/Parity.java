package dev.turnstone.compare.parity;

/// What a check came to.
public sealed interface Parity {
    /// Every document that the source held at the checkpoints is on the target, as it was written.
    record Proven() implements Parity {}

    /// Documents differ, and stayed so.
    record Broken() implements Parity {}

    /// Neither could be told.
    record NotProvable(String reason, String remedy) implements Parity {}

    /// The word that scripts read.
    default String word() {
        return switch (this) {
            case Proven() -> "proven";
            case Broken() -> "broken";
            case NotProvable _ -> "not provable";
        };
    }
}
