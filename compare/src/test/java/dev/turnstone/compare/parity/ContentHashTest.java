package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class ContentHashTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":1,"b":[1,2]}        | {"b":[1,2], "a":1}
                    {"a":1.0}                | {"a":1}
                    {"a":1e2}                | {"a":100.00}
                    {"a":"\\u00fc"}          | {"a":"ü"}
                    {"a":{"b":null}}         | {"a":{"b": null}}
                    {"a":0.0}                | {"a":-0}
                    """)
    void whatSaysTheSameHashesTheSame(String one, String other) {
        assertThat(hash(one)).isEqualTo(hash(other));
        assertThat(JsonDifference.first(Body.of(one), Body.of(other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":[1,2]}              | {"a":[2,1]}                | /a/0
                    {"a":9007199254740993}   | {"a":9007199254740992}     | /a
                    {"a":0.1}                | {"a":0.1000000000000000055}| /a
                    {"a":"1"}                | {"a":1}                    | /a
                    {"a":null}               | {}                         | /a
                    {"a":[]}                 | {"a":{}}                   | /a
                    {"a":{"b":1},"c":{}}     | {"a":{},"c":{"b":1}}       | /a/b
                    {"a":"b","c":"d"}        | {"a":"d","c":"b"}          | /a
                    {"a":true}               | {"a":false}                | /a
                    {"a":[[1],[2]]}          | {"a":[[1,2]]}              | /a/0/1
                    {"a":1e999999999999}     | {"a":2e999999999999}       | /
                    """)
    void whatSaysSomethingElseIsToldByItsPath(String one, String other, String path) {
        assertThat(hash(one)).isNotEqualTo(hash(other));
        assertThat(JsonDifference.first(Body.of(one), Body.of(other)))
                .hasValueSatisfying(found -> assertThat(found).startsWith(path + ": "));
    }

    private static long hash(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return ContentHash.of(bytes, 0, bytes.length);
    }
}
