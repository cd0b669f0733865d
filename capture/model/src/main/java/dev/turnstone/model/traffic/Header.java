package dev.turnstone.model.traffic;

/// One header line as it stood in the message, in its own spelling.
public record Header(String name, String value) {}
