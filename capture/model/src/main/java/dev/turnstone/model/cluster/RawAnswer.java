package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// An answer whose body is still on its way. One thread's own.
final class RawAnswer implements AutoCloseable {
    private static final int LARGEST = 1 << 30;
    private static final int NO_CONTENT = 204;
    private static final int BUFFER = 64 << 10;
    private static final Duration NEAR = Duration.ofMillis(50);

    private final HttpResponse<AnswerStream> http;
    private final Map<String, List<String>> headers;
    private @Nullable Body whole;

    RawAnswer(HttpResponse<AnswerStream> http) {
        this.http = http;
        this.headers = http.headers().map();
    }

    int status() {
        return http.statusCode();
    }

    ClusterAnswer withoutBody(int tries) {
        return new ClusterAnswer(status(), headers, Body.EMPTY, tries);
    }

    ClusterAnswer whole(int tries) throws IOException {
        return new ClusterAnswer(status(), headers, read(), tries);
    }

    /// True where the cluster refuses by a block; such a body is read as a whole.
    boolean saysBlocked() throws IOException {
        return read().text().contains("cluster_block_exception");
    }

    private Body read() throws IOException {
        Body body = whole == null ? body() : whole;
        whole = body;
        return body;
    }

    /// The body as the cluster wrote it, no longer compressed.
    InputStream stream() throws IOException {
        return isCompressed() ? new GZIPInputStream(http.body(), BUFFER) : http.body();
    }

    @Override
    public void close() {
        try (AnswerStream body = http.body()) {
            body.finish(NEAR);
        } catch (IOException e) {
            // What was left of it is not wanted; the connection is given up.
            return;
        }
    }

    private Body body() throws IOException {
        long length = http.headers().firstValueAsLong("content-length").orElse(-1);
        if (length > LARGEST) {
            throw new TooLarge(length);
        }
        if (length <= 0 || isCompressed() || isEmpty()) {
            byte[] bytes = unknownLength();
            return bytes.length == 0 ? Body.EMPTY : Body.of(bytes);
        }
        return Body.of(exactly((int) length));
    }

    private byte[] exactly(int length) throws IOException {
        InputStream in = http.body();
        // A header alone must not make us reserve much memory.
        byte[] bytes = new byte[Math.min(length, BUFFER)];
        int filled = 0;
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, bytes.length * 4L));
            }
            int read = in.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                throw new EOFException("the answer ended after " + filled + " of " + length);
            }
            filled += read;
        }
        return bytes;
    }

    private byte[] unknownLength() throws IOException {
        if (isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = stream()) {
            byte[] bytes = in.readNBytes(LARGEST);
            if (bytes.length == LARGEST) {
                throw new TooLarge(bytes.length);
            }
            return bytes;
        }
    }

    private boolean isEmpty() {
        return status() == NO_CONTENT || http.request().method().equals("HEAD");
    }

    private boolean isCompressed() {
        return http.headers()
                .firstValue("content-encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
    }

    /// The answer does not fit into memory in one piece.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long length) {
            super("the answer has at least " + length + " bytes");
        }
    }
}
