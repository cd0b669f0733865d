package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.Position;
import dev.turnstone.documents.snapshot.SnapshotException.Reason;
import dev.turnstone.lucene.Segment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The next document to read: `snapshot uuid / segment's place : its name / document`. It stays
/// true for as long as the snapshot exists, since neither ever changes.
record ShardPosition(int ordinal, int document) {
    private static final Pattern TEXT = Pattern.compile("([^/]+)/(\\d{1,9}):([^/]*)/(\\d{1,9})");
    private static final String END = "end";

    static ShardPosition of(Position position, String snapshot, List<Segment> segments) {
        if (position.equals(Position.START)) {
            return new ShardPosition(0, 0);
        }
        Matcher text = TEXT.matcher(position.text());
        if (!text.matches() || !text.group(1).equals(snapshot)) {
            throw foreign(position);
        }
        int ordinal = Integer.parseInt(text.group(2));
        int document = Integer.parseInt(text.group(4));
        if (!text.group(3).equals(name(ordinal, segments))) {
            throw foreign(position);
        }
        return new ShardPosition(ordinal, document);
    }

    Position position(String snapshot, List<Segment> segments) {
        return new Position(
                snapshot + "/" + ordinal + ":" + name(ordinal, segments) + "/" + document);
    }

    private static String name(int ordinal, List<Segment> segments) {
        return ordinal < segments.size() ? segments.get(ordinal).name() : END;
    }

    private static SnapshotException foreign(Position position) {
        return new SnapshotException(
                Reason.NOT_FOUND,
                "The position \""
                        + position.text()
                        + "\" belongs to another snapshot. Nothing was read.",
                "Resume with the snapshot that the run began with, or start the backfill again:"
                        + " repeating it does no harm.");
    }
}
