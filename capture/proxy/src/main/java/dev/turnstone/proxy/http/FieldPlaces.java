package dev.turnstone.proxy.http;

import dev.turnstone.log.record.RepeatedLines;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Where the header lines stand in the bytes of a head. Once it is filled it may serve other heads
/// of the same event loop, where their lines are the same but for the length. One event loop only.
final class FieldPlaces {
    static final int MOST = 1_000;
    static final int NONE = -1;

    private static final int PLACES = 4;

    final byte[] bytes;

    /// The line that tells the body's length, or [#NONE].
    int lengthLine = NONE;

    private int[] places = new int[8 * PLACES];
    private int count;
    private @Nullable Told told;

    FieldPlaces(byte[] bytes) {
        this.bytes = bytes;
    }

    void add(int nameFrom, int nameTo, int valueFrom, int valueTo) throws BadMessage {
        if (count == MOST) {
            throw new BadMessage(Flaw.TOO_MANY_FIELDS);
        }
        int at = count++ * PLACES;
        if (at == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[at] = nameFrom;
        places[at + 1] = nameTo;
        places[at + 2] = valueFrom;
        places[at + 3] = valueTo;
    }

    int count() {
        return count;
    }

    int nameFrom(int line) {
        return places[line * PLACES];
    }

    int nameTo(int line) {
        return places[line * PLACES + 1];
    }

    int valueFrom(int line) {
        return places[line * PLACES + 2];
    }

    int valueTo(int line) {
        return places[line * PLACES + 3];
    }

    /// The lines before the one with the length, or all.
    RepeatedLines first(Fields.Teller by) {
        return told(by).first();
    }

    /// The lines behind the one with the length.
    RepeatedLines rest(Fields.Teller by) {
        return told(by).rest();
    }

    private Told told(Fields.Teller by) {
        Told known = told;
        if (known == null || !known.by().equals(by)) {
            boolean isAll = lengthLine == NONE;
            known =
                    new Told(
                            by,
                            repeated(by, 0, isAll ? count : lengthLine),
                            repeated(by, isAll ? count : lengthLine + 1, count));
            told = known;
        }
        return known;
    }

    private record Told(Fields.Teller by, RepeatedLines first, RepeatedLines rest) {}

    private RepeatedLines repeated(Fields.Teller teller, int from, int to) {
        Fields fields = new Fields(this);
        return new RepeatedLines(
                taker -> {
                    for (int line = from; line < to; line++) {
                        teller.tell(fields, line, taker);
                    }
                });
    }
}
