package dev.turnstone.compare.parity;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Hashes documents for the digest. The seed is new for every check, so that no two documents can
/// be made to cancel each other out. One thread at a time.
final class DocumentHash {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORDS = 4;

    private final Hasher128 hasher;
    private final byte[] words = new byte[WORDS * Long.BYTES];
    private long idHigh;
    private long idLow;

    DocumentHash(long seed) {
        this.hasher = Hashing.xxh3_128(seed);
    }

    /// Takes up a document: [#bucket()] and [#order()] are told by its id alone.
    void id(Bytes id) {
        HashValue128 hash = hasher.hashBytesTo128Bits(id.array(), 0, id.length());
        idHigh = hash.getMostSignificantBits();
        idLow = hash.getLeastSignificantBits();
    }

    int bucket() {
        return (int) (idLow & Digest.BUCKETS - 1);
    }

    /// A random place among all documents, the same on both sides.
    long order() {
        return idHigh;
    }

    void addTo(Digest digest, int shard, long token) {
        LONGS.set(words, 0, idHigh);
        LONGS.set(words, 8, idLow);
        LONGS.set(words, 16, (long) shard);
        LONGS.set(words, 24, token);
        HashValue128 hash = hasher.hashBytesTo128Bits(words);
        digest.add(bucket(), hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }
}
