package dev.turnstone.model;

/// MurmurHash3 (32 bits, x86, seed 0) over a text's UTF-16 units in little-endian order: the hash
/// that places documents on shards.
final class Murmur3 {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private Murmur3() {}

    static int hash(String text) {
        int units = text.length();
        int hash = 0;
        int whole = units & ~1;
        for (int i = 0; i < whole; i += 2) {
            hash = Integer.rotateLeft(hash ^ mixed(text.charAt(i) | text.charAt(i + 1) << 16), 13);
            hash = hash * 5 + 0xe6546b64;
        }
        if (whole < units) {
            hash ^= mixed(text.charAt(whole));
        }
        return finished(hash ^ units * Character.BYTES);
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
