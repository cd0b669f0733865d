package dev.turnstone.log.imports;

import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads GoReplay's files: a line with kind, id and nanoseconds, the message, and a line of three
/// monkeys. Kind 1 is a request, 2 its answer, 3 the answer of a replay, which is left out.
final class GorReader {
    private static final byte[] END = "\n🐵🙈🙉\n".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_WAITING = 10_000;
    private static final long NANOS = 1_000_000_000L;

    private final Map<String, Entry> requests = new LinkedHashMap<>();
    private final Consumer<Imported> to;
    private long skipped;

    GorReader(Consumer<Imported> to) {
        this.to = to;
    }

    private record Entry(String id, long nanos, Body message) {}

    /// Reads everything; returns how many messages could not be understood.
    long read(InputStream in) throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        int matched = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            entry.write(next);
            matched = next == (END[matched] & 0xff) ? matched + 1 : next == END[0] ? 1 : 0;
            if (matched == END.length) {
                byte[] bytes = entry.toByteArray();
                entry(Arrays.copyOf(bytes, bytes.length - END.length));
                entry.reset();
                matched = 0;
            }
        }
        if (entry.size() > 0) {
            entry(entry.toByteArray());
        }
        requests.values().forEach(request -> tell(request, null));
        return skipped;
    }

    private void entry(byte[] bytes) {
        int line = 0;
        while (line < bytes.length && bytes[line] != '\n') {
            line++;
        }
        String[] words = new String(bytes, 0, line, StandardCharsets.ISO_8859_1).split(" ", -1);
        if (words.length < 3 || line == bytes.length) {
            skipped++;
            return;
        }
        byte[] message = Arrays.copyOfRange(bytes, line + 1, bytes.length);
        try {
            Entry entry = new Entry(words[1], Long.parseLong(words[2]), Body.of(message));
            switch (words[0]) {
                case "1" -> request(entry);
                case "2" -> {
                    Entry request = requests.remove(entry.id());
                    if (request == null) {
                        skipped++;
                    } else {
                        tell(request, entry);
                    }
                }
                default -> skipped++;
            }
        } catch (NumberFormatException e) {
            skipped++;
        }
    }

    private void request(Entry entry) {
        if (requests.size() >= MOST_WAITING) {
            Iterator<Entry> oldest = requests.values().iterator();
            tell(oldest.next(), null);
            oldest.remove();
        }
        requests.put(entry.id(), entry);
    }

    private void tell(Entry request, @Nullable Entry answer) {
        Optional<Imported.Message> asked = HttpBytes.message(request.message().copy());
        if (asked.isEmpty()) {
            skipped++;
            return;
        }
        Instant begun = Instant.ofEpochSecond(request.nanos() / NANOS, request.nanos() % NANOS);
        long took = answer == null ? 0 : Math.max(0, answer.nanos() - request.nanos());
        to.accept(
                new Imported(
                        request.id(),
                        begun,
                        asked.get(),
                        answer == null
                                ? null
                                : HttpBytes.message(answer.message().copy()).orElse(null),
                        Duration.ofNanos(took)));
    }
}
