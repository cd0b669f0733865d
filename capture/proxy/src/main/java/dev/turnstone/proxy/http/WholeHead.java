package dev.turnstone.proxy.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds the end of a head that is whole and plain, eight bytes at a time. Whatever is not is left
/// to [HeadEnd], which knows what is wrong with it.
final class WholeHead {
    static final int NONE = -1;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long DELETES = 0x7f7f7f7f7f7f7f7fL;

    private WholeHead() {}

    /// The place behind the first line of these bytes, or [#NONE].
    static int firstLine(byte[] bytes, int limit) {
        int at = text(bytes, 0, limit);
        return at > 0 && isLineEnd(bytes, at, limit) ? at + 2 : NONE;
    }

    /// The place behind the empty line that ends the head, or [#NONE]; a line begins at `from`.
    static int end(byte[] bytes, int from, int limit) {
        int line = from;
        int at = text(bytes, line, limit);
        while (isLineEnd(bytes, at, limit)) {
            if (at == line) {
                return at + 2;
            }
            line = at + 2;
            at = text(bytes, line, limit);
        }
        return NONE;
    }

    private static boolean isLineEnd(byte[] bytes, int at, int limit) {
        return at + 1 < limit && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    /// The first place from here on whose byte is no text; the end where all are.
    private static int text(byte[] bytes, int from, int limit) {
        int at = from;
        while (at + Long.BYTES <= limit) {
            long others = others((long) EIGHT.get(bytes, at));
            if (others == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Long.numberOfTrailingZeros(others) / Byte.SIZE;
            if (bytes[at] != '\t') {
                return at;
            }
            at++;
        }
        while (at < limit && Chars.isText(bytes[at])) {
            at++;
        }
        return at;
    }

    /// The highest bit of each byte that is a control character; the lowest such bit is true, those
    /// above it may be too many.
    private static long others(long eight) {
        long lessThanSpace = (eight - SPACES) & ~eight;
        long deletes = eight ^ DELETES;
        long isDelete = (deletes - EACH) & ~deletes;
        return (lessThanSpace | isDelete) & HIGH;
    }
}
