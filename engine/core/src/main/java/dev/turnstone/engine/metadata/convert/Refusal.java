package dev.turnstone.engine.metadata.convert;

/// Why an object cannot be made on the target, and what to do about it.
public record Refusal(String code, String path, String reason, String remedy) {}
