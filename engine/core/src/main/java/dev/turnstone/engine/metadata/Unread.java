package dev.turnstone.engine.metadata;

/// What a cluster did not let us read, and what it answered.
public record Unread(String what, int status, String answer) {}
