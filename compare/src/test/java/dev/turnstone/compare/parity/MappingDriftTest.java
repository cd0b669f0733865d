package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

class MappingDriftTest {
    @Test
    void newAndChangedFieldsAreNamedByTheirPath() {
        Map<String, String> source =
                fields(
                        """
                        {"properties":{"name":{"type":"text","fields":{"raw":{"type":"keyword"}}},
                         "place":{"properties":{"at":{"type":"geo_point"}}},"n":{"type":"long"}}}
                        """);
        Map<String, String> target =
                fields(
                        "{\"properties\":{\"name\":{\"type\":\"text\"},\"n\":{\"type\":\"double\"}}}");
        MappingDrift drift = MappingDrift.between(source, target);
        assertThat(drift.missing())
                .extracting(MappingDrift.Field::path)
                .containsExactly("name.raw", "place", "place.at");
        assertThat(drift.changed()).containsExactly(new MappingDrift.Field("n", "long", "double"));
        assertThat(MappingDrift.between(target, target).isNone()).isTrue();
    }

    private static Map<String, String> fields(String mapping) {
        Map<String, String> fields = new TreeMap<>();
        MappingDrift.collect("", Json.MAPPER.readTree(mapping), fields);
        return fields;
    }
}
