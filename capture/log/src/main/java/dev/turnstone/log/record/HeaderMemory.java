package dev.turnstone.log.record;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Headers that were read before: most of them come again and again, and to find one costs less
/// than to make its two texts anew. Bounded; what is seldom is displaced. One thread.
final class HeaderMemory {
    private static final int PLACES = 1 << 9;
    private static final int LONGEST = 256;
    private static final int MIX = 0x9E3779B9;
    private static final int SHIFT = 32 - 9;

    private final @Nullable Known[] known = new @Nullable Known[PLACES];

    private record Known(Body bytes, int name, Header header) {}

    /// The header whose name stands in the first `name` of these bytes, and its value behind it.
    Header header(byte[] array, int from, int name, int end) {
        if (end - from > LONGEST) {
            return read(array, from, name, end);
        }
        int place = place(array, from, end);
        Known there = known[place];
        if (there != null && there.name == name && isThere(there.bytes, array, from, end)) {
            return there.header;
        }
        Header header = read(array, from, name, end);
        known[place] = new Known(Body.of(Arrays.copyOfRange(array, from, end)), name, header);
        return header;
    }

    private static boolean isThere(Body known, byte[] array, int from, int end) {
        int begin = known.offset();
        return Arrays.equals(known.array(), begin, begin + known.length(), array, from, end);
    }

    private static int place(byte[] array, int from, int end) {
        int hash = end - from;
        for (int i = from; i < end; i++) {
            hash = 31 * hash + array[i];
        }
        return hash * MIX >>> SHIFT;
    }

    private static Header read(byte[] array, int from, int name, int end) {
        int value = from + name;
        return new Header(
                new String(array, from, name, StandardCharsets.UTF_8),
                new String(array, value, end - value, StandardCharsets.UTF_8));
    }
}
