package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Cuts parts of any size into pieces that are worth a write each. Confined to one thread at a
/// time.
final class Chunks implements Iterator<ByteBuffer> {
    static final int SIZE = 64 << 10;

    private final Iterator<Body> parts;
    private Body part = Body.EMPTY;
    private int at;

    Chunks(List<Body> parts) {
        this.parts = parts.iterator();
        skipEmpty();
    }

    @Override
    public boolean hasNext() {
        return at < part.length();
    }

    @Override
    public ByteBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return part.length() - at >= SIZE / 2 ? slice() : gathered();
    }

    private ByteBuffer slice() {
        int length = Math.min(SIZE, part.length() - at);
        var slice = ByteBuffer.wrap(part.array(), part.offset() + at, length).slice();
        advance(length);
        return slice.asReadOnlyBuffer();
    }

    private ByteBuffer gathered() {
        byte[] chunk = new byte[SIZE];
        int filled = 0;
        while (hasNext() && filled < SIZE && part.length() - at < SIZE / 2) {
            int length = Math.min(SIZE - filled, part.length() - at);
            System.arraycopy(part.array(), part.offset() + at, chunk, filled, length);
            filled += length;
            advance(length);
        }
        return ByteBuffer.wrap(chunk, 0, filled);
    }

    private void advance(int by) {
        at += by;
        if (at == part.length()) {
            skipEmpty();
        }
    }

    private void skipEmpty() {
        part = Body.EMPTY;
        at = 0;
        while (part.length() == 0 && parts.hasNext()) {
            part = parts.next();
        }
    }
}
