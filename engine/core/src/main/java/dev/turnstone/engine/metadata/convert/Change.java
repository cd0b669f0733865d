package dev.turnstone.engine.metadata.convert;

/// What a rule made different, without losing anything. `path` is a JSON pointer into the source's
/// form of the object.
public record Change(String code, String rule, String path, String why) {}
