package dev.turnstone.proxy.http;

import io.netty.buffer.ByteBuf;

/// Follows one body to its end. Size lines and trailers count only once they are whole, so that
/// nothing of a flawed one is passed on. One connection's event loop only.
final class BodyReader {
    private static final int LONGEST_SIZE_LINE = 256;

    /// Sources count a chunk in 32 bits: what does not fit could be read as another number there.
    private static final int MOST_DIGITS = 15;

    private enum At {
        LENGTH,
        SIZE_LINE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        UNTIL_CLOSE,
        DONE
    }

    private final TrailerReader trailers = new TrailerReader();
    private At at = At.DONE;
    private long left;

    void begin(Framing framing) {
        switch (framing) {
            case Framing.Length(long bytes) -> {
                left = bytes;
                at = bytes == 0 ? At.DONE : At.LENGTH;
            }
            case Framing.Chunked() -> at = At.SIZE_LINE;
            case Framing.UntilClose() -> at = At.UNTIL_CLOSE;
        }
    }

    boolean isDone() {
        return at == At.DONE;
    }

    boolean endsWithConnection() {
        return at == At.UNTIL_CLOSE;
    }

    /// Follows the body from `from`; returns up to where the bytes are good.
    int read(ByteBuf in, int from, MessageSink<?> sink) throws BadMessage {
        int good = from;
        while (at != At.DONE && good < in.writerIndex()) {
            int next =
                    switch (at) {
                        case LENGTH, CHUNK -> counted(in, good, sink);
                        case SIZE_LINE -> sizeLine(in, good);
                        case CHUNK_END -> chunkEnd(in, good);
                        case TRAILERS -> trailers(in, good);
                        case UNTIL_CLOSE -> rest(in, good, sink);
                        case DONE -> good;
                    };
            if (next == good) {
                break;
            }
            good = next;
        }
        return good;
    }

    private int counted(ByteBuf in, int from, MessageSink<?> sink) {
        int length = (int) Math.min(left, in.writerIndex() - from);
        sink.content(in, from, length);
        left -= length;
        if (left == 0) {
            at = at == At.CHUNK ? At.CHUNK_END : At.DONE;
        }
        return from + length;
    }

    private static int rest(ByteBuf in, int from, MessageSink<?> sink) {
        sink.content(in, from, in.writerIndex() - from);
        return in.writerIndex();
    }

    private int sizeLine(ByteBuf in, int from) throws BadMessage {
        int digits = from;
        long size = 0;
        while (digits < in.writerIndex() && Chars.hex(in.getByte(digits)) >= 0) {
            size = size << 4 | Chars.hex(in.getByte(digits));
            digits++;
            if (digits - from > MOST_DIGITS || size > Integer.MAX_VALUE) {
                throw new BadMessage(Flaw.CHUNK_SIZE);
            }
        }
        if (digits == in.writerIndex()) {
            return from;
        }
        if (digits == from) {
            throw new BadMessage(Flaw.CHUNK_SIZE);
        }
        int end = extensionEnd(in, from, digits);
        if (end < 0) {
            return from;
        }
        left = size;
        at = size == 0 ? At.TRAILERS : At.CHUNK;
        trailers.reset();
        return end;
    }

    /// The place behind the line, or -1 where it is not whole yet.
    private static int extensionEnd(ByteBuf in, int from, int digits) throws BadMessage {
        byte first = in.getByte(digits);
        if (first != ';' && first != '\r') {
            throw new BadMessage(Flaw.CHUNK_SIZE);
        }
        int i = digits;
        while (i < in.writerIndex() && Chars.isText(in.getByte(i))) {
            i++;
        }
        if (i - from > LONGEST_SIZE_LINE) {
            throw new BadMessage(Flaw.CHUNK_SIZE);
        }
        return lineEnd(in, i, Flaw.CHUNK_SIZE);
    }

    private int chunkEnd(ByteBuf in, int from) throws BadMessage {
        int end = lineEnd(in, from, Flaw.CHUNK_END);
        if (end < 0) {
            return from;
        }
        at = At.SIZE_LINE;
        return end;
    }

    private int trailers(ByteBuf in, int from) throws BadMessage {
        int end = trailers.read(in, from);
        if (end > from) {
            at = At.DONE;
        }
        return end;
    }

    private static int lineEnd(ByteBuf in, int from, Flaw otherwise) throws BadMessage {
        if (from >= in.writerIndex()) {
            return -1;
        }
        if (in.getByte(from) != '\r') {
            throw new BadMessage(otherwise);
        }
        if (from + 1 >= in.writerIndex()) {
            return -1;
        }
        if (in.getByte(from + 1) != '\n') {
            throw new BadMessage(otherwise);
        }
        return from + 2;
    }
}
