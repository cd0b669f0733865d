package dev.turnstone.documents.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;

class DocumentIdTest {
    @ParameterizedTest
    @CsvSource({
        "fe1234, 1234",
        "fe123f, 123",
        "fe0f, 0",
        "fe007f, 007",
        "ff68692d31, hi-1",
        "ffc3b6, ö",
        "69b71d, abcd",
        "fdffffff, ____",
        "69b71d79f8218a3925, abcdefghijkl"
    })
    void eachFormIsDecoded(String stored, String id) {
        assertThat(DocumentId.decode(Body.of(HexFormat.of().parseHex(stored)))).isEqualTo(id);
    }
}
