package dev.turnstone.documents.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Random;

final class RawJsonTest {
    private static final Names NAMES = Names.of("a", "b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deep\":[[[{\"x\":\"}]\"}]]],\"n\":-1.50E+007}",
                "\"\\\"\\\\\"",
                "\"\\\\\"",
                "[]",
                "{ \"space\" :\t1 ,\n\"more\":[ 1 , 2 ] }",
                "\"\\ud83d\\ude00 \uD83D\uDE00 { [ \"",
                "1.000000000000000000000000000000000001",
                "null",
                "{\"\":{\"\":\"\"}}"
            })
    void aValueIsTakenByteForByte(String value) {
        RawJson json = cursor("{\"a\": " + value + " ,\"b\":7}");
        json.enterObject();

        assertThat(json.nextField(NAMES)).isZero();
        assertThat(json.slice().text()).isEqualTo(value);
        assertThat(json.nextField(NAMES)).isEqualTo(1);
        assertThat(json.number()).isEqualTo(7);
        assertThat(json.nextField(NAMES)).isEqualTo(Names.END);
        assertThat(json.isAtEnd()).isTrue();
    }

    @Test
    void stringsReadAsJacksonReadsThem() {
        var random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            String text = text(random);
            String written = escaped(text, random);

            assertThat(cursor(written).string()).as("round %s", round).isEqualTo(text);
        }
    }

    @Test
    void aCutTextIsNeverTakenForAWhole() {
        byte[] whole =
                "{\"a\":{\"x\":[1,\"\\u00e9}\",{}]},\"b\":\"\\\"\"}"
                        .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            assertThatThrownBy(
                            () -> {
                                var json = new RawJson(whole, 0, cut);
                                json.enterObject();
                                while (json.nextField(NAMES) != Names.END) {
                                    json.skip();
                                }
                            })
                    .as("cut at %s", cut)
                    .isInstanceOf(MalformedJson.class);
        }
    }

    @Test
    void garbageEndsInOneKindOfExceptionOnly() {
        var random = new Random(23);
        byte[] seed =
                "{\"a\":[1,2,{\"b\":\"\\u0041\"}],\"b\":null}".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = seed.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                var json = new RawJson(bytes, 0, bytes.length);
                json.enterObject();
                while (json.nextField(NAMES) != Names.END) {
                    json.string();
                }
            } catch (MalformedJson e) {
                assertThat(e).hasMessageContaining("byte");
            }
        }
    }

    @Test
    void namesWithEscapesAreFoundAsWell() {
        RawJson json = cursor("{\"\\u0061\":1,\"A\":2}");
        json.enterObject();

        assertThat(json.nextField(NAMES)).isZero();
        json.skip();
        assertThat(json.nextField(NAMES)).isEqualTo(Names.OTHER);
    }

    private static RawJson cursor(String text) {
        byte[] bytes = ("..." + text + "...").getBytes(StandardCharsets.UTF_8);
        return new RawJson(bytes, 3, bytes.length - 6);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> "\"\\/\b\f\n\r\t{}[],:".charAt(random.nextInt(14));
                        case 1 -> 0x1F600 + random.nextInt(60);
                        case 2 -> 0x400 + random.nextInt(200);
                        case 3 -> random.nextInt(32);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    private static String escaped(String text, Random random) {
        if (random.nextBoolean()) {
            return Json.MAPPER.writeValueAsString(text);
        }
        var all = new StringBuilder("\"");
        text.chars().forEach(unit -> all.append(String.format("\\u%04X", unit)));
        return all.append('"').toString();
    }
}
