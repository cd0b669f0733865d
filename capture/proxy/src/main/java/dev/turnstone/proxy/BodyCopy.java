package dev.turnstone.proxy;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What is recorded of one body: a copy, or the bytes themselves where all of it is there at once
/// and recorded before they leave. Beyond `most` bytes only the length and the digest go on. One
/// connection's event loop only.
final class BodyCopy {
    private static final byte[] NONE = {};
    private static final int LARGEST_BLOCK = 64 << 10;

    /// What is smaller is not worth counting one by one.
    private static final int COUNTED_BYTES = 4 << 10;

    private long most;
    private List<ByteBuffer> full = List.of();
    private @Nullable MessageDigest digest;
    private byte[] block = NONE;
    private int used;
    private final long expected;
    private long held;
    private long counted;
    private long length;
    private int chunks;
    private @Nullable ByteBuffer borrowed;

    /// `expected` is how long the body will be, or -1 where nobody knows.
    BodyCopy(long expected, long most) {
        this.expected = expected;
        this.most = most;
        this.digest = expected > most || expected < 0 && most < Long.MAX_VALUE ? newDigest() : null;
    }

    /// Takes what is all of the body without copying it; false where that cannot be. The bytes have
    /// to stay as they are until this is asked no more.
    boolean borrow(ByteBuf in, int index, int count) {
        if (count != expected || length > 0 || digest != null || in.nioBufferCount() != 1) {
            return false;
        }
        borrowed = in.nioBuffer(index, count);
        length = count;
        return true;
    }

    void add(ByteBuf in, int index, int count) {
        if (digest != null) {
            digest.update(in.nioBuffer(index, count));
        }
        length += count;
        int keep = (int) Math.min(count, Math.max(0, most - (length - count)));
        int from = index;
        int left = keep;
        while (left > 0) {
            if (used == block.length) {
                begin(left);
            }
            int part = Math.min(left, block.length - used);
            in.getBytes(from, block, used, part);
            used += part;
            from += part;
            left -= part;
        }
        held += keep;
    }

    /// Bytes that are in memory.
    long held() {
        return held;
    }

    /// What of it is to be counted as memory in use, beyond what was counted before.
    long toCount() {
        long more = held - counted;
        if (more < COUNTED_BYTES) {
            return 0;
        }
        counted = held;
        return more;
    }

    long length() {
        return length;
    }

    int chunks() {
        return chunks;
    }

    /// What is held, which is still held afterwards.
    List<ByteBuffer> bytes() {
        if (borrowed != null) {
            return List.of(borrowed);
        }
        if (used == 0) {
            return full;
        }
        if (full.isEmpty()) {
            return List.of(ByteBuffer.wrap(block, 0, used));
        }
        List<ByteBuffer> all = new ArrayList<>(full.size() + 1);
        all.addAll(full);
        all.add(ByteBuffer.wrap(block, 0, used));
        return all;
    }

    /// What is held has left as one chunk; tells how much of it had been counted.
    long dropChunk() {
        chunks++;
        return drop();
    }

    /// Lets go of what is held, which nobody may look at any more, and tells how much of it had
    /// been counted.
    long drop() {
        long before = counted;
        if (block.length == ShortRooms.LENGTH && full.isEmpty()) {
            ShortRooms.here().giveBack(block);
        }
        borrowed = null;
        full = List.of();
        block = NONE;
        used = 0;
        held = 0;
        counted = 0;
        return before;
    }

    /// Lets go of all bytes, those to come too, and goes on with length and digest; tells how much
    /// of them had been counted. None of them may have left as a chunk.
    long leaveOut() {
        if (digest == null) {
            MessageDigest ofAll = newDigest();
            bytes().forEach(ofAll::update);
            digest = ofAll;
        }
        most = 0;
        return drop();
    }

    /// Whether bytes were left out.
    boolean isCut() {
        return length > most;
    }

    /// The digest of all bytes where bytes were left out.
    @Nullable String sha256OfCut() {
        return isCut() ? sha256() : null;
    }

    /// The digest of all bytes, where one was made. Asked once.
    @Nullable String sha256() {
        return digest == null ? null : HexFormat.of().formatHex(digest.digest());
    }

    private void begin(int atLeast) {
        if (used > 0) {
            full = full.isEmpty() ? new ArrayList<>() : full;
            full.add(ByteBuffer.wrap(block, 0, used));
        }
        long rest = Math.min(expected, most) - held;
        long wanted = rest > 0 ? rest : Math.max(atLeast, held);
        block =
                wanted <= ShortRooms.LENGTH
                        ? ShortRooms.here().take()
                        : new byte[(int) Math.min(wanted, LARGEST_BLOCK)];
        used = 0;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
