package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

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
            out.clear().raw("{\"text\":").text(text);
            out.raw(",\"other\":").text(other).raw(",\"number\":").number(number).raw("}");

            JsonNode read = Json.MAPPER.readTree(text(out));
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

            String written = text(out.clear().instant(time));
            assertThat(written).as("seed %s", seed).isEqualTo("\"" + time + "\"");
        }
    }

    private static String text(JsonBytes out) {
        return StandardCharsets.UTF_8.decode(out.view()).toString();
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
