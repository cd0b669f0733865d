package dev.turnstone.engine.metadata.convert;

/// What the target will not have. With `consent`, searches or documents may behave differently and
/// the object is not made before somebody agreed.
public record Loss(String code, String rule, String path, String what, boolean consent) {}
