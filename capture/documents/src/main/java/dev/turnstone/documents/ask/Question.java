package dev.turnstone.documents.ask;

import org.jspecify.annotations.Nullable;

/// A document as its client names it: by the index or alias and the routing that the client used.
public record Question(String name, String id, @Nullable String routing) {}
