package dev.turnstone.engine.plan;

/// What a step will read, create and change, in words; empty where nothing.
public record Effects(String reads, String creates, String changes) {
    public static final Effects NONE = new Effects("", "", "");
}
