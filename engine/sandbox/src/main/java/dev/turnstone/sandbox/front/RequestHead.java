package dev.turnstone.sandbox.front;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The first part of an HTTP/1.1 request: its line and headers, as they came.
record RequestHead(String text) {
    private static final int AT_MOST = 64 * 1024;

    /// Reads the next head, or null at the end of the connection.
    static @Nullable RequestHead read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int lineLength = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            if (bytes.size() > AT_MOST) {
                throw new IOException("the request's head is larger than " + AT_MOST + " bytes");
            }
            if (b == '\n' && lineLength == 0 && bytes.size() > 2) {
                return new RequestHead(bytes.toString(StandardCharsets.ISO_8859_1));
            }
            if (b == '\n') {
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
            }
        }
        return null;
    }

    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return text.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean chunked() {
        return header("Transfer-Encoding")
                .filter(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent();
    }

    long contentLength() {
        return header("Content-Length").map(Long::parseLong).orElse(0L);
    }
}
