package dev.turnstone.replay.captured;

import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Header;
import dev.turnstone.model.traffic.Payload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Bodies without their content encoding.
public final class Payloads {
    private static final int LONGEST = 1 << 30;

    private Payloads() {}

    /// Empty where the body was cut, is encoded in a way that is not known, or is damaged.
    public static Optional<Body> decoded(Payload payload, List<Header> headers) {
        if (!payload.isWhole()) {
            return Optional.empty();
        }
        Body body = payload.bytes();
        String encoding = header(headers, "content-encoding");
        if (encoding.isEmpty()) {
            return Optional.of(body);
        }
        String[] encodings = encoding.toLowerCase(Locale.ROOT).split(",", -1);
        try {
            for (int i = encodings.length - 1; i >= 0; i--) {
                Optional<Body> next = decoded(body, encodings[i].strip());
                if (next.isEmpty()) {
                    return next;
                }
                body = next.get();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(body);
    }

    static String header(List<Header> headers, String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return "";
    }

    /// Without a content type, old clients mean JSON.
    public static boolean isJson(List<Header> headers) {
        String type = header(headers, "content-type").toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.contains("json") || type.startsWith("text/plain");
    }

    private static Optional<Body> decoded(Body body, String encoding) throws IOException {
        if (body.length() == 0) {
            return Optional.of(body);
        }
        var bytes = new ByteArrayInputStream(body.array(), body.offset(), body.length());
        return switch (encoding) {
            case "", "identity" -> Optional.of(body);
            case "gzip", "x-gzip" -> read(new GZIPInputStream(bytes));
            case "deflate" -> read(new InflaterInputStream(bytes));
            default -> Optional.empty();
        };
    }

    private static Optional<Body> read(InputStream in) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(LONGEST);
            return in.read() < 0 ? Optional.of(Body.of(bytes)) : Optional.empty();
        }
    }
}
