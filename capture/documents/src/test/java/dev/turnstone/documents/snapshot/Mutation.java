package dev.turnstone.documents.snapshot;

import java.util.Arrays;
import java.util.Random;

/// Spoils bytes in one of the ways in which bytes get spoiled, or in one that a fuzzer likes.
final class Mutation {
    private static final int MOST_FLIPS = 4;
    private static final byte[] TELLING = {0, -1, 0x7f, -128, 1, '{', ':'};

    private Mutation() {}

    static byte[] of(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        byte[] copy = bytes.clone();
        int at = random.nextInt(copy.length);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(copy, at);
            case 1 -> flipped(copy, random);
            case 2 -> filled(copy, at, random);
            case 3 -> inserted(copy, at, random);
            case 4 -> removed(copy, at, random);
            case 5 -> telling(copy, at, random);
            default -> swapped(copy, at, random);
        };
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (int i = 0; i <= random.nextInt(MOST_FLIPS); i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] filled(byte[] bytes, int from, Random random) {
        int to = Math.min(bytes.length, from + 1 + random.nextInt(16));
        Arrays.fill(bytes, from, to, TELLING[random.nextInt(TELLING.length)]);
        return bytes;
    }

    private static byte[] telling(byte[] bytes, int at, Random random) {
        bytes[at] = TELLING[random.nextInt(TELLING.length)];
        return bytes;
    }

    private static byte[] inserted(byte[] bytes, int at, Random random) {
        var more = new byte[1 + random.nextInt(32)];
        random.nextBytes(more);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        System.arraycopy(more, 0, longer, at, more.length);
        return longer;
    }

    private static byte[] removed(byte[] bytes, int at, Random random) {
        int count = Math.min(bytes.length - at, 1 + random.nextInt(16));
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, shorter, at, bytes.length - at - count);
        return shorter;
    }

    private static byte[] swapped(byte[] bytes, int at, Random random) {
        int other = random.nextInt(bytes.length);
        byte kept = bytes[at];
        bytes[at] = bytes[other];
        bytes[other] = kept;
        return bytes;
    }
}
