package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// Finds what would spoil a whole bulk before it is sent.
final class Screening {
    /// What an action line takes at most, names and escapes included.
    private static final int ACTION_LINE = 8 << 10;

    private static final int LONGEST_ID = 512;

    private Screening() {}

    static Ruling.@Nullable Refused refusal(
            DocumentChange change, TargetIndex.Mode mode, long longestBody) {
        if (change.id().isEmpty() || isTooLong(change.id())) {
            return new Ruling.Refused(
                    "id_length", "The id is empty or longer than " + LONGEST_ID + " bytes");
        }
        return switch (change.change()) {
            case Change.Delete() ->
                    mode == TargetIndex.Mode.APPEND_ONLY
                            ? new Ruling.Refused(
                                    "append_only", "A data stream takes no deletes by id")
                            : null;
            case Change.Upsert(Body source) -> refusal(source, longestBody);
        };
    }

    private static Ruling.@Nullable Refused refusal(Body source, long longestBody) {
        if (source.length() > longestBody - ACTION_LINE) {
            return new Ruling.Refused(
                    "document_too_large",
                    "The document has "
                            + source.length()
                            + " bytes; the target takes requests of at most "
                            + longestBody
                            + " bytes (http.max_content_length)");
        }
        return startsAnObject(source)
                ? null
                : new Ruling.Refused("not_json", "The source is not a JSON object");
    }

    private static boolean isTooLong(String id) {
        return id.length() > LONGEST_ID / 3
                && id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID;
    }

    private static boolean startsAnObject(Body source) {
        byte[] bytes = source.array();
        int end = source.offset() + source.length();
        for (int i = source.offset(); i < end; i++) {
            byte b = bytes[i];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{';
            }
        }
        return false;
    }
}
