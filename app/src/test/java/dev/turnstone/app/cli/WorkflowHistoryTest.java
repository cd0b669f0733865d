package dev.turnstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

class WorkflowHistoryTest {
    @TempDir private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void somethingIsRemembered() {
        assertThat(
                        run(
                                "configure",
                                "--source",
                                "http://localhost:1",
                                "--target",
                                "http://localhost:2"))
                .isZero();
    }

    @Test
    void aSoundHistoryIsSaidToBeSound() {
        assertThat(run("history", "--check")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("fits together");
    }

    @Test
    void aBackupHoldsTheFileAndIsNeverOverwritten() throws IOException {
        Path zip = home.resolve("kept.zip");
        assertThat(run("history", "--backup", zip.toString())).isZero();
        try (ZipFile kept = new ZipFile(zip.toFile())) {
            assertThat(kept.stream().map(entry -> entry.getName())).contains("history.mv.db");
        }
        byte[] before = Files.readAllBytes(zip);
        assertThat(run("history", "--backup", zip.toString())).isEqualTo(Cli.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("already");
        assertThat(Files.readAllBytes(zip)).isEqualTo(before);
    }

    @Test
    void anExportIsJsonAndIsNeverOverwritten() throws IOException {
        Path file = home.resolve("history.json");
        assertThat(run("history", "--export", file.toString())).isZero();
        assertThat(Json.MAPPER.readTree(Files.readString(file)).toString())
                .contains("http://localhost:1");
        assertThat(run("history", "--export", file.toString())).isEqualTo(Cli.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("was not written");
    }

    @Test
    void twoWishesAtOnceAreWrongUsage() {
        assertThat(run("history", "--check", "--export", "a.json")).isEqualTo(Cli.WRONG_USAGE);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        List<String> line = new ArrayList<>(List.of("workflow"));
        line.addAll(List.of(arguments));
        line.add("--home");
        line.add(home.toString());
        return Cli.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                line.toArray(String[]::new));
    }
}
