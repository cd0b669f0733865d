package dev.turnstone.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.turnstone.log.record.HeaderLines;
import dev.turnstone.log.record.RepeatedLines;

import io.netty.util.concurrent.FastThreadLocal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A head whose lines are those of the one before is read as if it were the first.
class LinesBeforeTest {
    private static final long SEED = 20_261_121;
    private static final List<String> LINES =
            List.of("Host: a", "Accept: */*", "X: y", "Connection: close", "Expect: 100-continue");
    private static final List<String> LENGTHS =
            List.of(
                    "0",
                    "1",
                    "3",
                    "03",
                    "10",
                    "0000000000000000000003",
                    "",
                    "+3",
                    "3,3",
                    "3 ",
                    "x");

    @Test
    void headsThatFollowEachOtherAreReadAsEachAlone() {
        Random random = new Random(SEED);
        int whole = 0;
        for (int round = 0; round < 20_000; round++) {
            List<String> heads = heads(random);
            Reading together = new Reading(64 << 10);
            List<String> alone = new ArrayList<>();
            Flaw flaw = null;
            for (int i = 0; i < heads.size() && flaw == null; i++) {
                byte[] bytes = heads.get(i).getBytes(ISO_8859_1);
                together.add(bytes, 0, bytes.length);
                Reading single = Reading.of(bytes);
                alone.addAll(single.messages());
                flaw = single.flaw();
            }
            assertThat(together.messages())
                    .as("seed %d, round %d: %s", SEED, round, heads)
                    .isEqualTo(alone);
            assertThat(together.flaw()).as("seed %d, round %d", SEED, round).isEqualTo(flaw);
            whole += alone.size();
        }
        assertThat(whole).isGreaterThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 12, 100})
    void whatIsWrittenDownHasTheLengthOfItsOwnHead(int length) throws BadMessage {
        LinesBefore before = new LinesBefore(KnownLines.ofEachThread());
        before.lines(lines("7"), 0);
        byte[] next = lines(Integer.toString(length));
        assertThat(before.end(next, 0, next.length)).isEqualTo(next.length);
        assertThat(texts(before.lines(next, 0).fields(), Fields::tell))
                .containsExactly("Host=a", "Content-Length=" + length, "X=secret");
    }

    /// Two proxies of one process may keep different things secret.
    @Test
    void whatOneTellerToldIsNotAnothersWord() throws BadMessage {
        FastThreadLocal<KnownLines> known = KnownLines.ofEachThread();
        byte[] bytes = lines("7");
        Fields first = new LinesBefore(known).lines(bytes, 0).fields();
        LinesBefore other = new LinesBefore(known);
        assertThat(other.end(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        Fields again = other.lines(bytes, 0).fields();
        assertThat(texts(first, Fields::tell)).contains("X=secret");
        Fields.Teller hiding = (fields, line, to) -> to.line(fields.name(line), "hidden");
        assertThat(texts(again, hiding))
                .containsExactly("Host=hidden", "Content-Length=hidden", "X=hidden");
    }

    @Test
    void longHeadsAreNotHeldOnTo() throws BadMessage {
        for (int more = 0; more < 2; more++) {
            byte[] frame = "GET / HTTP/1.1\r\nX: \r\n\r\n".getBytes(ISO_8859_1);
            String value = "y".repeat(LinesBefore.LONGEST + more - frame.length);
            byte[] head = ("GET / HTTP/1.1\r\nX: " + value + "\r\n\r\n").getBytes(ISO_8859_1);
            LinesBefore before = new LinesBefore(KnownLines.ofEachThread());
            int from = WholeHead.firstLine(head, head.length);
            before.lines(head, from);
            assertThat(before.end(head, from, head.length))
                    .isEqualTo(more == 0 ? head.length : LinesBefore.NONE);
        }
    }

    @Test
    void aHeadIsKnownOnlyOnceAllOfItIsThere() throws BadMessage {
        LinesBefore before = new LinesBefore(KnownLines.ofEachThread());
        before.lines(lines("7"), 0);
        byte[] next = lines("712");
        IntStream.range(0, next.length)
                .forEach(end -> assertThat(before.end(next, 0, end)).isEqualTo(LinesBefore.NONE));
    }

    /// Few kinds of lines, so that heads are often those of the one before, or nearly.
    private static List<String> heads(Random random) {
        List<String> heads = new ArrayList<>();
        String lines = lines(random);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            lines = random.nextInt(3) == 0 ? lines(random) : lines;
            String length = LENGTHS.get(random.nextInt(random.nextBoolean() ? 5 : LENGTHS.size()));
            String all = lines.replace("#", length);
            String head =
                    "PUT /" + i + " HTTP/1." + (random.nextInt(9) == 0 ? 0 : 1) + "\r\n" + all;
            heads.add(head + (all.contains("Length") ? "x".repeat(length(length)) : ""));
        }
        return heads;
    }

    private static int length(String text) {
        return text.matches("[0-9]+") ? Integer.parseInt(text) : text.startsWith("3") ? 3 : 0;
    }

    private static String lines(Random random) {
        StringBuilder lines = new StringBuilder();
        int length = random.nextInt(4);
        for (int i = 0; i < 3; i++) {
            lines.append(i == length ? "Content-Length: #\r\n" : "");
            lines.append(LINES.get(random.nextInt(LINES.size()))).append("\r\n");
        }
        return lines.append("\r\n").toString();
    }

    private static byte[] lines(String length) {
        return ("Host: a\r\nContent-Length: " + length + "\r\nX: secret\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    private static List<String> texts(Fields fields, Fields.Teller teller) {
        Texts texts = new Texts();
        fields.told(teller).tell(texts);
        return texts.all;
    }

    private static final class Texts implements HeaderLines.Taker {
        private final List<String> all = new ArrayList<>();

        @Override
        public void line(String name, String value) {
            all.add(name + "=" + value);
        }

        @Override
        public void line(byte[] bytes, int name, int nameEnd, int value, int valueEnd) {
            line(
                    new String(bytes, name, nameEnd - name, ISO_8859_1),
                    new String(bytes, value, valueEnd - value, ISO_8859_1));
        }

        @Override
        public void lines(RepeatedLines lines) {
            lines.tell(this);
        }
    }
}
