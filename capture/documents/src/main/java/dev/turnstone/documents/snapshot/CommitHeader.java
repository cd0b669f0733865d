package dev.turnstone.documents.snapshot;

import dev.turnstone.lucene.FileBytes;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The first bytes of a `segments_N`, which say which Lucene wrote it: the same in every version
/// since 5.0.
record CommitHeader(int writerMajor) {
    private static final int HEADER_MAGIC = 0x3fd76c17;
    private static final String CODEC = "segments";
    private static final int ID_LENGTH = 16;
    private static final int LONGEST = 512;
    private static final int MOST_VERSION_BYTES = 5;
    private static final int LOW_BITS = 0x7f;
    private static final int BITS_PER_BYTE = 7;

    static CommitHeader read(String title, FileBytes file) throws IOException {
        var bytes = new byte[(int) Math.min(LONGEST, file.length())];
        file.read(0, bytes, 0, bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt() != HEADER_MAGIC || !text(in).equals(CODEC)) {
                throw SnapshotException.damaged(title, "it does not begin like a Lucene commit");
            }
            in.getInt();
            skip(in, ID_LENGTH);
            skip(in, Byte.toUnsignedInt(in.get()));
            return new CommitHeader(variableInt(in));
        } catch (BufferUnderflowException e) {
            throw SnapshotException.damaged(title, "its beginning is cut off", e);
        }
    }

    private static String text(ByteBuffer in) {
        var text = new byte[Byte.toUnsignedInt(in.get())];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void skip(ByteBuffer in, int count) {
        if (count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + count);
    }

    private static int variableInt(ByteBuffer in) {
        int value = 0;
        for (int i = 0; i < MOST_VERSION_BYTES; i++) {
            byte next = in.get();
            value |= (next & LOW_BITS) << (i * BITS_PER_BYTE);
            if (next >= 0) {
                return value;
            }
        }
        return -1;
    }
}
