package dev.turnstone.engine.bench;

import dev.turnstone.model.Body;

import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Documents of about 1 KB: the same number makes the same document, so that none need be kept.
/// Their text is analysed, as that of most real documents is.
record BenchDocuments(int from, int to) implements Iterable<Body> {
    static final String MAPPING =
            """
            {"properties":{"number":{"type":"integer"},"customer":{"type":"keyword"},\
            "price":{"type":"double"},"text":{"type":"text"}}}\
            """;
    private static final int SIZE = 1_000;
    private static final int CUSTOMERS = 5_000;
    private static final int WORDS = 40_000;
    private static final int BASE = 36;

    @Override
    public Iterator<Body> iterator() {
        return IntStream.range(from, to).mapToObj(BenchDocuments::body).iterator();
    }

    long bytes() {
        long bytes = 0;
        for (Body body : this) {
            bytes += body.length();
        }
        return bytes;
    }

    private static Body body(int number) {
        var random = new SplittableRandom(number);
        var text = new StringBuilder(SIZE + BASE);
        text.append("{\"number\":").append(number);
        text.append(",\"customer\":\"c-").append(random.nextInt(CUSTOMERS));
        text.append("\",\"price\":").append(random.nextInt(SIZE) / 100.0);
        text.append(",\"text\":\"");
        while (text.length() < SIZE - 2) {
            text.append(word(random)).append(' ');
        }
        return Body.of(text.append("\"}").toString());
    }

    /// Small numbers come more often, as frequent words do.
    private static String word(SplittableRandom random) {
        double skewed = random.nextDouble() * random.nextDouble() * random.nextDouble();
        return "w" + Integer.toString((int) (skewed * WORDS), BASE);
    }
}
