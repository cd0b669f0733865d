package dev.turnstone.documents.scan;

/// Why a document that was read is not passed on.
public final class Skips {
    public static final String NO_SOURCE = "no _source";

    private Skips() {}
}
