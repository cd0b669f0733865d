package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads answers from a connection: heads line by line, bodies as they are framed. One thread.
final class LineInput {
    private static final int BUFFER = 16 << 10;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_HEADERS = 1_000;
    private static final int LARGEST = 1 << 30;
    private static final int HEXADECIMAL = 16;
    private static final int MOST_USUAL = 8;
    private static final int LONGEST_USUAL = 256;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final Known[] usual = new Known[MOST_USUAL];
    private int from;
    private int to;
    private volatile long moves;

    LineInput(InputStream in) {
        this.in = in;
        Arrays.fill(usual, Known.NONE);
    }

    /// A header's line with its end, as it came last in its place.
    private record Known(Body line, Header header) {
        static final Known NONE = new Known(Body.EMPTY, new Header("", ""));

        boolean isAt(byte[] bytes, int from, int to) {
            int length = line.length();
            return length > 0
                    && length <= to - from
                    && Arrays.equals(line.array(), 0, length, bytes, from, from + length);
        }
    }

    /// Changes whenever something came.
    long moves() {
        return moves;
    }

    // One thread counts.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void moved() {
        moves++;
    }

    /// False where the connection ended instead.
    boolean begins() throws IOException {
        return from < to || fill();
    }

    /// A line without its end.
    String line() throws IOException {
        ByteArrayOutputStream before = null;
        while (true) {
            for (int at = from; at < to; at++) {
                if (buffer[at] == '\n') {
                    String line = text(before, at);
                    from = at + 1;
                    return line;
                }
            }
            before = before == null ? new ByteArrayOutputStream() : before;
            before.write(buffer, from, to - from);
            if (before.size() > LONGEST_LINE) {
                throw new ProtocolException("Invalid header: longer than " + LONGEST_LINE);
            }
            from = to;
            require();
        }
    }

    /// Up to the empty line. Answers over one connection are much alike: what came in the same
    /// place before is not made anew.
    List<Header> headers() throws IOException {
        var headers = new ArrayList<Header>();
        while (true) {
            int place = headers.size();
            if (place < MOST_USUAL && usual[place].isAt(buffer, from, to)) {
                headers.add(usual[place].header());
                from += usual[place].line().length();
                continue;
            }
            int begin = from;
            long filled = moves;
            String line = line();
            if (line.isEmpty()) {
                return headers;
            }
            Header header = header(line, place);
            headers.add(header);
            // Of one that came in parts the buffer has the last alone.
            if (place < MOST_USUAL && filled == moves && line.length() <= LONGEST_USUAL) {
                usual[place] = new Known(Body.of(Arrays.copyOfRange(buffer, begin, from)), header);
            }
        }
    }

    private static Header header(String line, int before) throws ProtocolException {
        int colon = line.indexOf(':');
        if (colon < 1 || before == MOST_HEADERS) {
            throw new ProtocolException("Invalid header");
        }
        return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    Body exactly(long length) throws IOException {
        if (length > LARGEST) {
            throw new RawAnswer.TooLarge(length);
        }
        // A header alone must not make us reserve much memory.
        byte[] bytes = new byte[(int) Math.min(length, BUFFER)];
        int filled = 0;
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, bytes.length * 4L));
            }
            filled += some(bytes, filled);
        }
        return filled == 0 ? Body.EMPTY : Body.of(bytes);
    }

    Body chunks() throws IOException {
        var all = new ByteArrayOutputStream(BUFFER);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (all.size() > LARGEST - size) {
                throw new RawAnswer.TooLarge((long) all.size() + size);
            }
            Body chunk = exactly(size);
            all.write(chunk.array(), chunk.offset(), chunk.length());
            if (!line().isEmpty()) {
                throw new ProtocolException("Invalid chunk");
            }
        }
        var _ = headers();
        return body(all);
    }

    /// Up to the connection's end.
    Body rest() throws IOException {
        var all = new ByteArrayOutputStream(BUFFER);
        while (begins()) {
            all.write(buffer, from, to - from);
            from = to;
            if (all.size() >= LARGEST) {
                throw new RawAnswer.TooLarge(all.size());
            }
        }
        return body(all);
    }

    private int chunkSize() throws IOException {
        String line = line();
        int end = line.indexOf(';');
        try {
            int size =
                    Integer.parseInt(
                            (end < 0 ? line : line.substring(0, end)).strip(), HEXADECIMAL);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // As a negative one.
        }
        throw new ProtocolException("Invalid chunk");
    }

    private static Body body(ByteArrayOutputStream all) {
        return all.size() == 0 ? Body.EMPTY : Body.of(all.toByteArray());
    }

    private int some(byte[] into, int at) throws IOException {
        if (from == to && into.length - at >= BUFFER) {
            int read = in.read(into, at, into.length - at);
            if (read < 0) {
                throw ended();
            }
            moved();
            return read;
        }
        require();
        int count = Math.min(to - from, into.length - at);
        System.arraycopy(buffer, from, into, at, count);
        from += count;
        return count;
    }

    private void require() throws IOException {
        if (!begins()) {
            throw ended();
        }
    }

    private static EOFException ended() {
        return new EOFException("the connection ended within an answer");
    }

    private boolean fill() throws IOException {
        from = 0;
        to = 0;
        int read = in.read(buffer, 0, BUFFER);
        to = Math.max(0, read);
        moved();
        return read > 0;
    }

    private String text(@Nullable ByteArrayOutputStream before, int end) {
        int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        if (before == null || before.size() == 0) {
            return new String(buffer, from, last - from, StandardCharsets.ISO_8859_1);
        }
        before.write(buffer, from, end - from);
        String line = before.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
