package dev.turnstone.documents.file;

import dev.turnstone.model.Body;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The lines of a plain or gzipped file with their byte offsets in the unpacked text. One thread.
final class Lines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long offset;

    private Lines(InputStream in) {
        this.in = in;
    }

    /// Opens a file behind `offset` unpacked bytes.
    static Lines open(Path file, long offset) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            var lines = new Lines(isGzip(raw) ? new GZIPInputStream(raw, BUFFER) : raw);
            lines.in.skipNBytes(offset);
            lines.offset = offset;
            return lines;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean isGzip(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip;
    }

    /// The next line without its end, or empty behind the last.
    Optional<Body> next() throws IOException {
        byte[] line = new byte[256];
        int length = 0;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int piece = end - at;
            if (length + piece > line.length) {
                line = Arrays.copyOf(line, Math.max(length + piece, length + length / 2));
            }
            System.arraycopy(buffer, at, line, length, piece);
            length += piece;
            offset += piece;
            at = end;
            if (end < filled) {
                at++;
                offset++;
                break;
            }
        }
        if (!any) {
            return Optional.empty();
        }
        boolean windows = length > 0 && line[length - 1] == '\r';
        return Optional.of(Body.of(line, 0, windows ? length - 1 : length));
    }

    /// How many unpacked bytes were read as lines.
    long offset() {
        return offset;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
