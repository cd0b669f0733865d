package dev.turnstone.documents.search;

import dev.turnstone.model.Body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Gathers an answer into one array that its documents then share. Made for one reader: it learns
/// how long answers are.
public final class AnswerBytes {
    private static final int SMALLEST = 64 << 10;
    private static final int LONGEST = Integer.MAX_VALUE - 16;

    private int expected = SMALLEST;

    /// Empty where the answer is longer than allowed: its rest is not waited for.
    public Optional<Body> gather(InputStream answer, long most) throws IOException {
        byte[] bytes = new byte[expected];
        int length = 0;
        while (true) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, larger(length));
            }
            int read = answer.read(bytes, length, bytes.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            if (length > most) {
                return Optional.empty();
            }
        }
        expected = Math.max(SMALLEST, length + length / 8);
        return Optional.of(Body.of(bytes, 0, length));
    }

    private static int larger(int length) throws IOException {
        if (length >= LONGEST) {
            throw new IOException("one document is longer than 2 GB");
        }
        return (int) Math.min(LONGEST, (long) length + Math.max(SMALLEST, length / 2));
    }
}
