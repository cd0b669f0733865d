package dev.turnstone.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

class WholeHeadTest {
    private static final byte[] LIKELY =
            "abcdefghij GET/: \t\r\n\r\n\r\n\0\u001f\u007f\u0080\u00ff"
                    .getBytes(StandardCharsets.ISO_8859_1);
    private static final String PLAIN = "GET /a HTTP/1.1\r\nHost: a\tb\r\nX: \u00fc\r\n\r\n";

    @Test
    void theEndIsBehindTheEmptyLineWhateverFollows() {
        byte[] head = bytes(PLAIN);
        assertThat(end(head)).isEqualTo(head.length);
        assertThat(end(bytes(PLAIN + "{}\0\n"))).isEqualTo(head.length);
    }

    @Test
    void aHeadThatIsNotWholeHasNoEnd() {
        byte[] head = bytes(PLAIN);
        for (int length = 0; length < head.length; length++) {
            assertThat(end(Arrays.copyOf(head, length))).isEqualTo(WholeHead.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n\r\n", "G\0T\r\n\r\n", "G\u007fT\r\n\r\n", "G\nT\r\n\r\n"})
    void aFlawedHeadIsLeftToWhoeverTellsTheFlaw(String head) {
        assertThat(end(bytes(head))).isEqualTo(WholeHead.NONE);
    }

    @Test
    void bothReadersFindTheSameEnd() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = LIKELY[random.nextInt(LIKELY.length)];
            }
            if (random.nextBoolean() && bytes.length > 12) {
                byte[] end = bytes("\r\n\r\n");
                System.arraycopy(end, 0, bytes, random.nextInt(bytes.length - 4), 4);
            }
            assertThat(end(bytes)).as("seed %d, head %d", seed, i).isEqualTo(slow(bytes));
        }
    }

    private static int end(byte[] bytes) {
        int line = WholeHead.firstLine(bytes, bytes.length);
        return line == WholeHead.NONE ? line : WholeHead.end(bytes, line, bytes.length);
    }

    private static int slow(byte[] bytes) {
        HeadEnd end = new HeadEnd();
        int last = Unpooled.wrappedBuffer(bytes).forEachByte(end);
        return end.isFound() ? last + 1 : WholeHead.NONE;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
