package dev.turnstone.documents;

/// Something about a source that the user should know, though reading goes on.
public record SourceNotice(String index, String text) {}
