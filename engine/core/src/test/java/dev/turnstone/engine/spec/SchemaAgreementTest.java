package dev.turnstone.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.turnstone.engine.spec.shape.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Another's validator of JSON Schema and our parser say the same of the same texts.
class SchemaAgreementTest {
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SpecSchema.text());
    private static final int TEXTS = 700;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void schemaAndParserAgreeOnEveryText(long seed) {
        SpecTexts texts = new SpecTexts(seed);
        int valid = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next();
            boolean bySchema = SCHEMA.validate(text, InputFormat.JSON).isEmpty();
            SpecReading reading = Specs.read(text);
            assertThat(isFit(reading))
                    .as("seed %d, text %d: %s%n%s", seed, i, text, reading.feedback().problems())
                    .isEqualTo(bySchema);
            assertThat(reading.spec().isPresent()).isEqualTo(bySchema);
            valid += bySchema ? 1 : 0;
        }
        assertThat(valid).as("valid of %d", TEXTS).isBetween(TEXTS / 8, TEXTS - TEXTS / 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal.yaml", "full.yaml"})
    void theExamplesOfTheReferenceAreFit(String name) throws IOException {
        String text = Files.readString(Path.of("../../docs/spec", name));

        assertThat(SCHEMA.validate(text, InputFormat.YAML)).isEmpty();
        assertThat(Specs.read(text).feedback().problems()).isEmpty();
    }

    @Test
    void thePublishedSchemaIsTheOneThatTheRecordsGive() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/spec/schema.json")).strip())
                .as("docs/spec/schema.json (write it anew with: turnstone workflow schema)")
                .isEqualTo(SpecSchema.text().strip());
    }

    private static boolean isFit(SpecReading reading) {
        return reading.feedback().problems().stream()
                .noneMatch(
                        each ->
                                each.source() == Problem.Source.SCHEMA
                                        || each.source() == Problem.Source.SYNTAX);
    }
}
