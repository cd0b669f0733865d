package dev.turnstone.log.record;

import dev.turnstone.model.traffic.Payload;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.List;

/// A body as a proxy holds it: what comes behind the last chunk, in pieces that are not copied; the
/// number of chunks before; and the true length and, where bytes were cut, the digest of all of it.
public record BodyParts(List<ByteBuffer> bytes, int chunks, long length, @Nullable String sha256) {
    public static final BodyParts NONE = new BodyParts(List.of(), 0, 0, null);

    /// A body that is whole, and whole in these pieces.
    public static BodyParts of(List<ByteBuffer> bytes) {
        return new BodyParts(bytes, 0, sum(bytes), null);
    }

    static BodyParts of(Payload payload, int chunks) {
        return new BodyParts(
                List.of(FieldWriter.buffer(payload.bytes())),
                chunks,
                payload.length(),
                payload.sha256());
    }

    long inline() {
        return sum(bytes);
    }

    private static long sum(List<ByteBuffer> bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.size(); i++) {
            sum += bytes.get(i).remaining();
        }
        return sum;
    }
}
