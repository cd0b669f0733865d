package dev.turnstone.lucene.reader;

import dev.turnstone.lucene.FileBytes;

import org.apache.lucene.store.IndexInput;

import java.io.EOFException;
import java.io.IOException;

/// Buffered reading of a file or of a slice of it. One thread; clones are independent.
final class BlobInput extends IndexInput {
    private static final int BUFFER = 64 << 10;
    private static final byte[] NOTHING = new byte[0];

    private final String name;
    private final FileBytes bytes;
    private final long start;
    private final long length;

    private byte[] buffer = NOTHING;
    private long bufferedFrom;
    private int buffered;
    private int next;

    BlobInput(String name, FileBytes bytes) {
        this(name, bytes, 0, bytes.length());
    }

    private BlobInput(String name, FileBytes bytes, long start, long length) {
        super(name);
        this.name = name;
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    @Override
    public byte readByte() throws IOException {
        if (next == buffered) {
            fill();
        }
        return buffer[next++];
    }

    @Override
    public void readBytes(byte[] into, int offset, int count) throws IOException {
        int fromBuffer = Math.min(count, buffered - next);
        System.arraycopy(buffer, next, into, offset, fromBuffer);
        next += fromBuffer;
        int left = count - fromBuffer;
        if (left == 0) {
            return;
        }
        if (left < BUFFER) {
            fill();
            if (buffered < left) {
                throw ended();
            }
            System.arraycopy(buffer, 0, into, offset + fromBuffer, left);
            next = left;
        } else {
            readPastBuffer(into, offset + fromBuffer, left);
        }
    }

    private void readPastBuffer(byte[] into, int offset, int count) throws IOException {
        long position = getFilePointer();
        if (count > length - position) {
            throw ended();
        }
        bytes.read(start + position, into, offset, count);
        bufferedFrom = position + count;
        buffered = 0;
        next = 0;
    }

    private void fill() throws IOException {
        long position = getFilePointer();
        int size = (int) Math.min(BUFFER, length - position);
        if (size <= 0) {
            throw ended();
        }
        if (buffer.length < size) {
            buffer = new byte[(int) Math.min(BUFFER, length)];
        }
        bytes.read(start + position, buffer, 0, size);
        bufferedFrom = position;
        buffered = size;
        next = 0;
    }

    /// A length read from a damaged file must not become an allocation.
    @Override
    public String readString() throws IOException {
        return BlobChecksumInput.text(this, length - getFilePointer());
    }

    @Override
    public long getFilePointer() {
        return bufferedFrom + next;
    }

    @Override
    public void seek(long position) throws IOException {
        if (position < 0 || position > length) {
            throw ended();
        }
        if (position >= bufferedFrom && position <= bufferedFrom + buffered) {
            next = (int) (position - bufferedFrom);
        } else {
            bufferedFrom = position;
            buffered = 0;
            next = 0;
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public IndexInput slice(String description, long offset, long size) throws IOException {
        if (offset < 0 || size < 0 || offset > length - size) {
            throw new EOFException(
                    name + ": slice " + offset + "+" + size + " (expected: within " + length + ")");
        }
        return new BlobInput(name + " [" + description + "]", bytes, start + offset, size);
    }

    @Override
    public IndexInput clone() {
        var copy = new BlobInput(name, bytes, start, length);
        copy.bufferedFrom = getFilePointer();
        return copy;
    }

    @Override
    public void close() {
        buffer = NOTHING;
        bufferedFrom = getFilePointer();
        buffered = 0;
        next = 0;
    }

    private EOFException ended() {
        return new EOFException(name + " ended at byte " + length + ".");
    }
}
