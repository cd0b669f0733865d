package dev.turnstone.proxy.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

import java.util.List;
import java.util.stream.Stream;

/// Reads what stands behind the last chunk: nothing but an empty line, or header lines before it.
final class TrailerReader {
    private static final int LARGEST = 8 << 10;
    private static final List<byte[]> NOT_ALLOWED =
            Stream.of("content-length", "transfer-encoding", "host", "connection", "trailer")
                    .map(name -> name.getBytes(US_ASCII))
                    .toList();

    private final HeadEnd lines = new HeadEnd();
    private int seen;

    void reset() {
        lines.reset();
        seen = 0;
    }

    /// The place behind the trailers, or `from` while they are not whole.
    int read(ByteBuf in, int from) throws BadMessage {
        int available = in.writerIndex() - from;
        if (in.getByte(from) == '\r') {
            return emptyLine(in, from, available);
        }
        int last = in.forEachByte(from + seen, available - seen, lines);
        seen = last < 0 ? available : last - from + 1;
        if (lines.flaw() != null || seen > LARGEST) {
            throw new BadMessage(Flaw.TRAILER);
        }
        if (!lines.isFound()) {
            return from;
        }
        check(in, from, seen);
        return from + seen;
    }

    private static int emptyLine(ByteBuf in, int from, int available) throws BadMessage {
        if (available < 2) {
            return from;
        }
        if (in.getByte(from + 1) != '\n') {
            throw new BadMessage(Flaw.TRAILER);
        }
        return from + 2;
    }

    private static void check(ByteBuf in, int from, int length) throws BadMessage {
        byte[] bytes = new byte[length];
        in.getBytes(from, bytes);
        Fields fields = new FieldLines(bytes).read(0).fields();
        for (int i = 0; i < fields.count(); i++) {
            int line = i;
            if (NOT_ALLOWED.stream().anyMatch(name -> fields.isNamed(line, name))) {
                throw new BadMessage(Flaw.TRAILER);
            }
        }
    }
}
