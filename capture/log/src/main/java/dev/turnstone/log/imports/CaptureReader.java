package dev.turnstone.log.imports;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads captures of opensearch-migrations: messages that each hold what one connection read and
/// wrote for a while. A request ends where the answer begins, and an answer where the next request
/// does.
final class CaptureReader {
    private static final int CONNECTION = 1;
    private static final int OBSERVATION = 2;
    private static final int NODE = 5;
    private static final int LARGEST = 256 << 20;

    private final Map<String, Open> connections = new HashMap<>();
    private final Consumer<Imported> to;
    private long skipped;

    CaptureReader(Consumer<Imported> to) {
        this.to = to;
    }

    /// What of an exchange was seen so far.
    private static final class Open {
        private final ByteArrayOutputStream request = new ByteArrayOutputStream();
        private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
        private @Nullable Instant begun;
        private Instant last = Instant.EPOCH;
    }

    /// Reads everything; returns how many exchanges could not be understood.
    long read(InputStream in) throws IOException {
        for (byte[] message = next(in); message != null; message = next(in)) {
            try {
                stream(message);
            } catch (IllegalArgumentException e) {
                skipped++;
            }
        }
        connections.forEach(this::end);
        return skipped;
    }

    private void stream(byte[] message) {
        String connection = "";
        String node = "";
        for (ProtoBytes head = new ProtoBytes(message); head.next(); ) {
            if (head.field() == CONNECTION) {
                connection = head.text();
            } else if (head.field() == NODE) {
                node = head.text();
            }
        }
        String key = node + "/" + connection;
        Open open = connections.computeIfAbsent(key, _ -> new Open());
        for (ProtoBytes body = new ProtoBytes(message); body.next(); ) {
            if (body.field() == OBSERVATION) {
                observation(key, open, body.message());
            }
        }
    }

    private void observation(String key, Open open, ProtoBytes seen) {
        Instant at = open.last;
        while (seen.next()) {
            switch (seen.field()) {
                case 1 -> at = instant(seen.message());
                case 4, 5 -> {
                    if (open.answer.size() > 0) {
                        end(key, open);
                    }
                    open.begun = open.begun == null ? at : open.begun;
                    open.request.writeBytes(data(seen.message()));
                }
                case 8, 9 -> open.answer.writeBytes(data(seen.message()));
                case 10, 11, 12 -> end(key, open);
                case 16 -> forget(open);
                default -> {}
            }
        }
        open.last = at;
    }

    private void end(String key, Open open) {
        Instant begun = open.begun;
        if (begun != null) {
            Optional<Imported.Message> request = HttpBytes.message(open.request.toByteArray());
            if (request.isPresent()) {
                Duration took = Duration.between(begun, open.last);
                to.accept(
                        new Imported(
                                key,
                                begun,
                                request.get(),
                                HttpBytes.message(open.answer.toByteArray()).orElse(null),
                                took.isNegative() ? Duration.ZERO : took));
            } else {
                skipped++;
            }
        }
        forget(open);
    }

    private static void forget(Open open) {
        open.request.reset();
        open.answer.reset();
        open.begun = null;
    }

    private static Instant instant(ProtoBytes time) {
        long seconds = 0;
        long nanos = 0;
        while (time.next()) {
            if (time.field() == 1) {
                seconds = time.number();
            } else if (time.field() == 2) {
                nanos = time.number();
            }
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /// The bytes of a read or write, whole or a segment of it.
    private static byte[] data(ProtoBytes observation) {
        byte[] data = {};
        while (observation.next()) {
            data = observation.copy();
        }
        return data;
    }

    private static byte @Nullable [] next(InputStream in) throws IOException {
        long length = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = in.read();
            if (next < 0) {
                if (shift == 0) {
                    return null;
                }
                throw new EOFException();
            }
            length |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                break;
            }
        }
        if (length > LARGEST) {
            throw new IOException("a message is longer than any capture's");
        }
        byte[] message = in.readNBytes((int) length);
        if (message.length < length) {
            throw new EOFException();
        }
        return message;
    }
}
