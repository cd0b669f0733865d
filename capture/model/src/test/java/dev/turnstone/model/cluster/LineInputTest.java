package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.traffic.Header;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

final class LineInputTest {
    private static final int HEADS = 400;
    private static final String[] NAMES = {"Content-Type", "content-length", "X", "Warning"};
    private static final String[] VALUES = {"a", "ab", "application/json; charset=UTF-8", "12", ""};

    /// However the bytes are cut, and whatever the head before was.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachHeadIsReadAsItStands(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        List<List<Header>> heads = new ArrayList<>();
        var sent = new StringBuilder();
        for (int i = 0; i < HEADS; i++) {
            List<Header> head = i == 0 ? List.of() : changed(heads.get(i - 1), random);
            heads.add(head);
            for (Header header : head) {
                sent.append(header.name()).append(": ").append(header.value());
                sent.append(random.nextInt(5) == 0 ? "\n" : "\r\n");
            }
            sent.append("\r\n");
        }
        var in = new LineInput(cut(sent.toString(), random));
        for (List<Header> head : heads) {
            assertThat(in.headers()).as("seed %s", seed).isEqualTo(head);
        }
        assertThat(in.begins()).isFalse();
    }

    private static List<Header> changed(List<Header> before, SplittableRandom random) {
        List<Header> head = new ArrayList<>(before);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            Header header =
                    new Header(
                            NAMES[random.nextInt(NAMES.length)],
                            VALUES[random.nextInt(VALUES.length)]
                                    + "x".repeat(random.nextInt(20) == 0 ? 400 : 0));
            switch (random.nextInt(3)) {
                case 0 -> head.add(random.nextInt(head.size() + 1), header);
                case 1 -> head = head.subList(0, random.nextInt(head.size() + 1));
                default -> {
                    if (!head.isEmpty()) {
                        head.set(random.nextInt(head.size()), header);
                    }
                }
            }
            head = new ArrayList<>(head.subList(0, Math.min(head.size(), 12)));
        }
        return List.copyOf(head);
    }

    /// Gives as many bytes at a time as it likes.
    private static InputStream cut(String text, SplittableRandom random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] into, int at, int most) {
                return super.read(
                        into, at, Math.min(most, 1 + random.nextInt(1 << random.nextInt(11))));
            }
        };
    }
}
