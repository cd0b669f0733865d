package dev.turnstone.proxy.http;

import io.netty.util.concurrent.FastThreadLocal;

import org.jspecify.annotations.Nullable;

/// Remembers the header lines of one direction of a connection: those of the next head are mostly
/// the same, but for the length, and need not be read anew then. What is new to this connection is
/// often known of another one. One connection's event loop only.
final class LinesBefore {
    static final int NONE = -1;

    /// Longer heads are rare, and of many connections all that is remembered is in memory at once.
    static final int LONGEST = 4 << 10;

    private final FastThreadLocal<KnownLines> all;
    private @Nullable FieldLines latest;

    /// Of clients that ask and write in turns.
    private @Nullable FieldLines other;

    private @Nullable HeadLines found;

    /// `all` are those of the event loop's other connections, in the same direction.
    LinesBefore(FastThreadLocal<KnownLines> all) {
        this.all = all;
    }

    /// The place behind the head whose lines begin at `from`, where they are known; else [#NONE].
    int end(byte[] bytes, int from, int limit) {
        found = again(latest, bytes, from, limit);
        if (found == null) {
            found = again(other, bytes, from, limit);
            found = found == null ? all.get().find(bytes, from, limit) : found;
            if (found != null) {
                remember(found.lines());
            }
        }
        return found == null ? NONE : found.end();
    }

    /// What was found is not to be used.
    void forget() {
        found = null;
    }

    /// The lines that were found just now; else reads those from here on, and remembers them with
    /// the bytes unless those are many.
    HeadLines lines(byte[] bytes, int from) throws BadMessage {
        HeadLines again = found;
        if (again != null) {
            found = null;
            return again;
        }
        HeadLines read = new FieldLines(bytes).read(from);
        if (bytes.length <= LONGEST) {
            remember(read.lines());
            all.get().add(read.lines());
        }
        return read;
    }

    private void remember(FieldLines lines) {
        other = latest;
        latest = lines;
    }

    private static @Nullable HeadLines again(
            @Nullable FieldLines known, byte[] bytes, int from, int limit) {
        return known == null ? null : known.again(bytes, from, limit);
    }
}
