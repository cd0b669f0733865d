package dev.turnstone.log.kafka;

import dev.turnstone.log.LogPosition;

/// Where a record stands in a partition, as one number that grows from record to record
/// ([LogPosition#offset()]): the offset of its message in the upper 48 bits, and below it which of
/// the message's records it is. The last one has the highest number that there is, so that the next
/// number is where the next message begins.
public final class Place {
    static final int MOST_RECORDS = 1 << 16;

    private static final int BITS = 16;
    private static final int LAST = MOST_RECORDS - 1;

    private Place() {}

    static long of(long message, int index, int count) {
        return message << BITS | (index == count - 1 ? LAST : index);
    }

    /// Before the first record of a message of which so many are done with.
    static long start(long message, int done) {
        return message << BITS | done;
    }

    static long message(long place) {
        return place >> BITS;
    }

    /// The place's lower part.
    static int index(long place) {
        return (int) (place & LAST);
    }

    /// How many of its message's records stand before this place: before the last one's as well
    /// there are all but one.
    static int before(long place, int count) {
        return Math.min(count - 1, index(place));
    }

    /// Whether no record stands between these two.
    public static boolean follows(long before, long place) {
        return message(place) == message(before + 1)
                && (index(place) == LAST || index(place) == index(before + 1));
    }

    /// The place in words.
    public static String told(long place) {
        int index = index(place);
        return "message "
                + message(place)
                + ", "
                + (index == LAST ? "last record" : "record " + index);
    }
}
