package dev.turnstone.replay.shadow;

import dev.turnstone.model.Body;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What stands behind a tuple's line. A body is told as the pieces that make it up: what it has in
/// common with one before, at its beginning and at its end, stands there once. One thread.
final class Bodies {
    /// A beginning, what is a body's own, and an end.
    static final int MOST_PIECES = 3;

    /// Less in common is not worth its pieces.
    private static final int WORTH = 64;

    private static final int STRIDE = 256;

    private final List<Placed> whole = new ArrayList<>(4);
    private final List<ByteBuffer> behind = new ArrayList<>(5);
    private int length;

    private record Placed(Body body, int at) {}

    /// Tells where its pieces begin and how long each is: pairs of numbers.
    void add(Body body, JsonBytes out) {
        out.raw("[");
        for (Placed before : whole) {
            if (body.equals(before.body())) {
                out.number(before.at()).raw(",").number(body.length()).raw("]");
                return;
            }
        }
        for (Placed before : whole) {
            int begin = sameBegin(before.body(), body);
            int end = sameEnd(before.body(), body, begin);
            if (begin + end >= WORTH) {
                pieces(body, before, begin, end, out);
                out.raw("]");
                return;
            }
        }
        whole.add(new Placed(body, length));
        piece(body, 0, body.length(), out);
        out.raw("]");
    }

    /// The line, and what stands behind it.
    List<ByteBuffer> behind(ByteBuffer line) {
        behind.addFirst(line);
        return behind;
    }

    private void pieces(Body body, Placed before, int begin, int end, JsonBytes out) {
        String comma = "";
        if (begin > 0) {
            out.number(before.at()).raw(",").number(begin);
            comma = ",";
        }
        int own = body.length() - begin - end;
        if (own > 0) {
            piece(body, begin, own, out.raw(comma));
            comma = ",";
        }
        if (end > 0) {
            out.raw(comma).number(before.at() + before.body().length() - end);
            out.raw(",").number(end);
        }
    }

    private void piece(Body body, int from, int count, JsonBytes out) {
        out.number(length).raw(",").number(count);
        behind.add(ByteBuffer.wrap(body.array(), body.offset() + from, count));
        length = Math.addExact(length, count);
    }

    private static int sameBegin(Body one, Body other) {
        int shorter = Math.min(one.length(), other.length());
        int at =
                Arrays.mismatch(
                        one.array(),
                        one.offset(),
                        one.offset() + shorter,
                        other.array(),
                        other.offset(),
                        other.offset() + shorter);
        return at < 0 ? shorter : at;
    }

    /// Without what is the same at the beginning. Looks at many bytes at once: there is no mismatch
    /// from the end.
    private static int sameEnd(Body one, Body other, int begin) {
        int most = Math.min(one.length(), other.length()) - begin;
        int same = 0;
        int stride = STRIDE;
        while (stride > 0) {
            if (same + stride <= most && isSameBeforeEnd(one, other, same, stride)) {
                same += stride;
            } else {
                stride /= 2;
            }
        }
        return same;
    }

    /// So many bytes before those at the end that are the same.
    private static boolean isSameBeforeEnd(Body one, Body other, int same, int count) {
        int oneEnd = one.offset() + one.length() - same;
        int otherEnd = other.offset() + other.length() - same;
        return Arrays.equals(
                one.array(), oneEnd - count, oneEnd, other.array(), otherEnd - count, otherEnd);
    }
}
