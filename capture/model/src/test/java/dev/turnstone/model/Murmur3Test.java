package dev.turnstone.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Murmur3Test {
    @ParameterizedTest
    @CsvSource({
        "hell, 5a0cb7c3",
        "hello, d7c31989",
        "hello w, 22ab2984",
        "hello wo, df0ca123",
        "hello wor, e7744d61",
        "The quick brown fox jumps over the lazy dog, e07db09c",
        "The quick brown fox jumps over the lazy cog, 4e63d2ad"
    })
    void textsHashAsTheServersHashThem(String text, String hash) {
        assertThat(Integer.toHexString(Murmur3.hash(text))).isEqualTo(hash);
    }
}
