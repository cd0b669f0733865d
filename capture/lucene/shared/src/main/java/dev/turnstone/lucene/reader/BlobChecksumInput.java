package dev.turnstone.lucene.reader;

import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.IndexInput;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Reads forward and sums what it read, without trusting a length that it reads. One thread.
final class BlobChecksumInput extends ChecksumIndexInput {
    private static final int CHUNK = 4 << 10;

    private final IndexInput in;
    private final CRC32 sum = new CRC32();

    BlobChecksumInput(IndexInput in) {
        super(in.toString());
        this.in = in;
    }

    @Override
    public byte readByte() throws IOException {
        byte read = in.readByte();
        sum.update(read);
        return read;
    }

    @Override
    public void readBytes(byte[] into, int offset, int count) throws IOException {
        in.readBytes(into, offset, count);
        sum.update(into, offset, count);
    }

    @Override
    public String readString() throws IOException {
        return text(this, length() - getFilePointer());
    }

    static String text(DataInput in, long left) throws IOException {
        int length = in.readVInt();
        if (length < 0 || length > left) {
            throw new EOFException("text of " + length + " bytes (expected: within " + left + ")");
        }
        byte[] text = new byte[length];
        in.readBytes(text, 0, length);
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public long getChecksum() {
        return sum.getValue();
    }

    @Override
    public void seek(long position) throws IOException {
        long left = position - getFilePointer();
        if (left < 0) {
            throw new IllegalStateException("a checksum is read forward only");
        }
        var chunk = new byte[CHUNK];
        while (left > 0) {
            int count = (int) Math.min(CHUNK, left);
            readBytes(chunk, 0, count);
            left -= count;
        }
    }

    @Override
    public long getFilePointer() {
        return in.getFilePointer();
    }

    @Override
    public long length() {
        return in.length();
    }

    @Override
    public IndexInput slice(String description, long offset, long size) {
        throw new UnsupportedOperationException("a checksum covers the whole file");
    }

    @Override
    public IndexInput clone() {
        throw new UnsupportedOperationException("a checksum covers the whole file");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
