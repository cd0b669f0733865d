package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;

/// An object of the source that is not migrated, and why.
public record LeftOut(Kind kind, String name, String why) {}
