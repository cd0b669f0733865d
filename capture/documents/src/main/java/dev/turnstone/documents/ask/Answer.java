package dev.turnstone.documents.ask;

import dev.turnstone.model.DocumentChange;

import java.util.List;

/// What the source said about one question.
public sealed interface Answer {
    Question question();

    /// What the document is now. Mostly one change; a document asked for under one routing and
    /// found under another one is deleted in the shard of the first and written in that of the
    /// second.
    record Settled(Question question, List<DocumentChange> changes) implements Answer {
        public Settled {
            changes = List.copyOf(changes);
        }
    }

    /// There is no such index or alias any more.
    record NoIndex(Question question) implements Answer {}

    /// The source could not say, and why. Where `again` is false asking again does not help: a
    /// human has to look.
    record Unsettled(Question question, String reason, boolean again) implements Answer {}
}
