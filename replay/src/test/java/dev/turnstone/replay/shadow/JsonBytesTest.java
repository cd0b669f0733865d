package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

final class JsonBytesTest {
    private static final String SIGNS = "a\"\\/\b\f\n\r\t\u0000\u001f\u007fäß€\uD83D\uDE00{}[]:, ";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverATextHoldsIsReadAsItWasWritten(long seed) {
        var random = new SplittableRandom(seed);
        var out = new JsonBytes();
        for (int round = 0; round < 200; round++) {
            String text = text(random, random.nextInt(1 << random.nextInt(15)));
            String other = text(random, random.nextInt(20));
            long number = random.nextLong() >> random.nextInt(64);
            out.clear().raw("{\"text\":").text(behindThree(text));
            out.raw(",\"other\":").text(other).raw(",\"number\":").number(number).raw("}");

            JsonNode read = Json.MAPPER.readTree(out.bytes());
            assertThat(read.path("text").asString()).as("seed %s", seed).isEqualTo(text);
            assertThat(read.path("other").asString()).as("seed %s", seed).isEqualTo(other);
            assertThat(read.path("number").asLong()).as("seed %s", seed).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTimeIsWrittenAsItTellsItself(long seed) {
        var random = new SplittableRandom(seed);
        var out = new JsonBytes();
        Instant time = Instant.EPOCH;
        for (int round = 0; round < 500; round++) {
            int unit = new int[] {1, 1_000, 1_000_000, 1_000_000_000}[random.nextInt(4)];
            long second = time.getEpochSecond();
            if (random.nextInt(3) == 0) {
                second = random.nextLong(-90_000_000_000L, 90_000_000_000L);
            }
            time =
                    Instant.ofEpochSecond(
                            second, (long) random.nextInt(1_000_000_000 / unit) * unit);

            String written =
                    new String(out.clear().instant(time).bytes(), StandardCharsets.US_ASCII);
            assertThat(written).as("seed %s", seed).isEqualTo("\"" + time + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 40})
    void oneSignThatIsNotAsciiIsSeenWhereverItStands(int length) {
        Body plain = behindThree("a".repeat(length));
        assertThat(JsonBytes.isAscii(plain)).isTrue();
        for (int at = 0; at < length; at++) {
            byte[] bytes = plain.copy();
            bytes[at] = (byte) 0xc3;
            assertThat(JsonBytes.isAscii(Body.of(bytes))).as("at %s", at).isFalse();
        }
    }

    private static Body behindThree(String text) {
        byte[] bytes = ("..." + text).getBytes(StandardCharsets.UTF_8);
        return Body.of(bytes, 3, bytes.length - 3);
    }

    private static String text(SplittableRandom random, int length) {
        int[] points = SIGNS.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
            if (random.nextInt(8) == 0) {
                text.repeat("plain!", random.nextInt(6));
            }
        }
        return text.toString();
    }
}
