package dev.turnstone.proxy.http;

import io.netty.util.concurrent.FastThreadLocal;

import org.jspecify.annotations.Nullable;

/// The header lines that were last new to any connection of an event loop: clients of a kind send
/// the same, and one copy of them stays at hand for all. One event loop only.
final class KnownLines {
    private static final int MOST = 8;

    private final @Nullable FieldLines[] lines = new FieldLines[MOST];
    private int next;

    /// For one direction of all connections.
    static FastThreadLocal<KnownLines> ofEachThread() {
        return new FastThreadLocal<>() {
            @Override
            protected KnownLines initialValue() {
                return new KnownLines();
            }
        };
    }

    @Nullable HeadLines find(byte[] bytes, int from, int limit) {
        for (FieldLines known : lines) {
            HeadLines again = known == null ? null : known.again(bytes, from, limit);
            if (again != null) {
                return again;
            }
        }
        return null;
    }

    void add(FieldLines added) {
        lines[next] = added;
        next = (next + 1) % MOST;
    }
}
