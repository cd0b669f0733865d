package dev.turnstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class WorkflowSpecTest {
    @TempDir private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void twoAddressesMakeASpecThatIsKept() {
        assertThat(configure("--source", "http://localhost:1", "--target", "http://localhost:2"))
                .isZero();
        assertThat(answer().path("clear").asBoolean()).isTrue();
        assertThat(answer().path("version").asInt()).isEqualTo(1);
        assertThat(answer().path("session").asString()).isEqualTo("main");

        assertThat(configure("migrations.source.backfill.readers=9")).isZero();
        assertThat(answer().path("version").asInt()).isEqualTo(2);
        assertThat(
                        answer().path("spec")
                                .path("migrations")
                                .path("source")
                                .path("backfill")
                                .path("readers")
                                .asInt())
                .isEqualTo(9);
    }

    @Test
    void aMistakeIsToldAndKeptAsADraftUntilItIsMended() {
        configure("--source", "http://localhost:1", "--target", "http://localhost:2");
        assertThat(configure("migrations.source.bakfill.readers=9")).isEqualTo(Cli.FAILED);
        JsonNode problem = answer().path("problems").path(0);
        assertThat(problem.path("path").asString()).isEqualTo("migrations.source.bakfill");
        assertThat(problem.path("remedy").asString()).contains("backfill");
        assertThat(problem.path("line").asInt()).isPositive();

        assertThat(
                        configure(
                                "--remove",
                                "migrations.source.bakfill",
                                "migrations.source.from=source"))
                .isZero();
        assertThat(configure("--get", "migrations.source.from")).isZero();
        assertThat(answer().path("value").asString()).isEqualTo("source");
    }

    @Test
    void aFileIsJudgedWithoutAnyCluster() throws IOException {
        Path file = Files.writeString(home.resolve("spec.yaml"), "sources: {a: {url: 5}}\n");
        assertThat(run("workflow", "validate", "--offline", "--json", file.toString()))
                .isEqualTo(Cli.FAILED);
        assertThat(answer().path("problems").toString()).contains("sources.a.url", "targets");
    }

    @Test
    void clustersThatAreNotThereAreToldAndNothingIsThrown() throws IOException {
        Path file =
                Files.writeString(
                        home.resolve("spec.yaml"),
                        """
                        sources: {a: {url: "http://localhost:1"}}
                        targets: {b: {url: "http://localhost:2"}}
                        """);
        assertThat(run("workflow", "validate", "--json", file.toString())).isEqualTo(Cli.FAILED);
        assertThat(answer().path("problems").findValuesAsString("path"))
                .contains("sources.a.url", "targets.b.url");
    }

    @Test
    void theSchemaIsOneJsonObject() {
        assertThat(run("workflow", "schema", "--json")).isZero();
        assertThat(answer().path("$schema").asString()).contains("2020-12");
    }

    private int configure(String... arguments) {
        List<String> all =
                new ArrayList<>(
                        List.of("workflow", "configure", "--json", "--home", home.toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Cli.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private JsonNode answer() {
        return Json.MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
    }
}
