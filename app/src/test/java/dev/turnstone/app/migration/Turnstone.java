package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.cli.Cli;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line as a user has it, with a home of its own: run in this process, or as one that
/// can be killed.
final class Turnstone {
    private static final List<String> WITHOUT_PRIVILEGES =
            List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");

    private final Path home;

    Turnstone(Path home) {
        this.home = home;
    }

    /// An ended command: its exit code, its JSON, and what it told on standard error.
    record Ended(int exit, JsonNode json, String told) {
        Ended done() {
            assertThat(exit).as("%s%n%s", told, json).isZero();
            return this;
        }

        long number(String field) {
            assertThat(json.has(field)).as("%s in %s", field, json).isTrue();
            return json.path(field).asLong();
        }
    }

    Ended run(String... command) {
        return runAsIs(withHome(command));
    }

    /// Runs a command that keeps nothing, and so knows no home.
    Ended runHomeless(String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.add("--json");
        return runAsIs(line);
    }

    private static Ended runAsIs(List<String> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit =
                Cli.run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        command.toArray(String[]::new));
        String printed = out.toString(StandardCharsets.UTF_8);
        return new Ended(
                exit,
                printed.isBlank() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(printed),
                err.toString(StandardCharsets.UTF_8));
    }

    /// Runs the command as a process that files' rights bind, even where we are root.
    Ended runWithoutPrivileges(String... command) throws IOException, InterruptedException {
        Process process = start(WITHOUT_PRIVILEGES, command);
        int exit = process.waitFor();
        String printed = Files.readString(home.resolve("out.json"));
        return new Ended(
                exit,
                printed.isBlank() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(printed),
                Files.readString(home.resolve("err.txt")));
    }

    /// Starts the command as a process; its output goes to files in the home.
    Process start(String... command) {
        return start(List.of(), command);
    }

    private Process start(List<String> wrapper, String... command) {
        List<String> line = new ArrayList<>(wrapper);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(
                List.of(
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.turnstone.app.Main"));
        line.addAll(withHome(command));
        try {
            return new ProcessBuilder(line)
                    .redirectOutput(home.resolve("out.json").toFile())
                    .redirectError(home.resolve("err.txt").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> withHome(String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--home", home.toString(), "--json"));
        return line;
    }
}
