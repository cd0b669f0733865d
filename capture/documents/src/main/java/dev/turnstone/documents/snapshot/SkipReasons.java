package dev.turnstone.documents.snapshot;

/// Why a document in a snapshot is not passed on.
public final class SkipReasons {
    public static final String NO_SOURCE = "no _source";
    public static final String NO_REVISION = "no sequence number (written before 6.0)";

    /// Indices of 6.0 keep the numbers of a document with its nested parts, which have no id.
    public static final String NO_ID = "no _id of its own, as nested documents have none";

    public static final String SEVERAL_TYPES = "index with several mapping types";
    public static final String REVISION_TOO_HIGH = "primary term or sequence number too high";

    /// True where nothing is missing though something was skipped.
    public static boolean isHarmless(String reason) {
        return reason.equals(NO_ID);
    }

    private SkipReasons() {}
}
