package dev.turnstone.proxy.http;

import org.jspecify.annotations.Nullable;

/// Remembers the header lines of one direction of a connection: those of the next head are mostly
/// the same, but for the length, and need not be read anew then. One connection's event loop only.
final class LinesBefore {
    static final int NONE = -1;

    private @Nullable FieldLines latest;

    /// Of clients that ask and write in turns.
    private @Nullable FieldLines other;

    private @Nullable HeadLines found;

    /// The place behind the head whose lines begin at `from`, where they are known; else [#NONE].
    int end(byte[] bytes, int from, int limit) {
        HeadLines again = again(latest, bytes, from, limit);
        if (again == null) {
            again = again(other, bytes, from, limit);
            if (again != null) {
                other = latest;
                latest = again.lines();
            }
        }
        found = again;
        return again == null ? NONE : again.end();
    }

    /// The lines that were found just now; reads those from here on elsewhere, and remembers them
    /// and the bytes.
    HeadLines lines(byte[] bytes, int from) throws BadMessage {
        HeadLines again = found;
        if (again != null) {
            found = null;
            return again;
        }
        FieldLines lines = new FieldLines(bytes);
        HeadLines read = lines.read(from);
        other = latest;
        latest = lines;
        return read;
    }

    /// What was found is not to be used.
    void forget() {
        found = null;
    }

    private static @Nullable HeadLines again(
            @Nullable FieldLines known, byte[] bytes, int from, int limit) {
        return known == null ? null : known.again(bytes, from, limit);
    }
}
