package dev.turnstone.model.shard;

/// The 32 bit hash with seed 0 that places documents, taken of a text's UTF-16 units in little
/// endian.
final class Murmur3 {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private Murmur3() {}

    static int ofText(String text) {
        int hash = 0;
        int length = text.length();
        for (int i = 0; i + 1 < length; i += 2) {
            hash ^= mixed(text.charAt(i) | text.charAt(i + 1) << 16);
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
        }
        if ((length & 1) == 1) {
            hash ^= mixed(text.charAt(length - 1));
        }
        return finished(hash ^ length * 2);
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }

    private static int finished(int hash) {
        int h = hash;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
