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

    /// The place behind the empty line that ends the head, or [#NONE].
    static int end(byte[] bytes) {
        int line = 0;
        int at = text(bytes, 0);
        while (at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            if (at == line) {
                return line == 0 ? NONE : at + 2;
            }
            line = at + 2;
            at = text(bytes, line);
        }
        return NONE;
    }

    /// The first place from here on whose byte is no text; the end where all are.
    private static int text(byte[] bytes, int from) {
        int at = from;
        while (at + Long.BYTES <= bytes.length) {
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
        while (at < bytes.length && Chars.isText(bytes[at])) {
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
