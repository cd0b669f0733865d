package dev.turnstone.engine.spec.shape;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.time.Duration;

/// Records to JSON and back: components in their order, choices in lower case, spans of time as
/// people write them, what is absent left out.
public final class SpecMapper {
    public static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                    .addModule(spans())
                    .build();

    private SpecMapper() {}

    private static SimpleModule spans() {
        SimpleModule module = new SimpleModule("spans of time");
        module.addSerializer(Duration.class, new Write());
        module.addDeserializer(Duration.class, new Read());
        return module;
    }

    private static final class Write extends ValueSerializer<Duration> {
        @Override
        public void serialize(Duration span, JsonGenerator out, SerializationContext context) {
            out.writeString(Durations.text(span));
        }
    }

    private static final class Read extends ValueDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) {
            return Durations.parse(in.getString());
        }
    }
}
