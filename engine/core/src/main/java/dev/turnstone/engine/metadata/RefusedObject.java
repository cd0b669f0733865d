package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;

/// An object that the target would not take: why, and what to do.
public record RefusedObject(Kind kind, String name, String path, String reason, String remedy) {}
