package dev.turnstone.model;

/// What a document becomes.
public sealed interface Change {
    /// The document holds exactly these source bytes.
    record Upsert(Body source) implements Change {}

    /// The document is gone.
    record Delete() implements Change {}
}
