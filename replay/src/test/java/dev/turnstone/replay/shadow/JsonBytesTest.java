package dev.turnstone.replay.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

final class JsonBytesTest {
    private static final String SIGNS = "a\"\\/\b\f\n\r\t\u0000\u001f\u007fäß€\uD83D\uDE00{}[]:, ";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverATextHoldsIsReadAsItWasWritten(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            String text = text(random, random.nextInt(1 << random.nextInt(15)));
            String other = text(random, random.nextInt(20));
            long number = random.nextLong() >> random.nextInt(64);
            var out = new JsonBytes();
            out.raw("{\"text\":").text(behindThree(text));
            out.raw(",\"other\":").text(other).raw(",\"number\":").number(number).raw("}");

            JsonNode read = Json.MAPPER.readTree(out.bytes());
            assertThat(read.path("text").asString()).as("seed %s", seed).isEqualTo(text);
            assertThat(read.path("other").asString()).as("seed %s", seed).isEqualTo(other);
            assertThat(read.path("number").asLong()).as("seed %s", seed).isEqualTo(number);
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
