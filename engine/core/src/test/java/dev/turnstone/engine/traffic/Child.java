package dev.turnstone.engine.traffic;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of this class path that prints a line when it is ready, answers each line of its input
/// with one, and ends in order when its input ends.
final class Child implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final BufferedReader out;
    private final Writer in;
    private final String ready;

    private Child(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.out = process.inputReader();
        this.in = process.outputWriter();
        this.ready = line();
    }

    static Child start(Class<?> main, Path log, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx512m");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(main.getName());
        line.addAll(List.of(arguments));
        try {
            return new Child(
                    new ProcessBuilder(line)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it said first.
    String ready() {
        return ready;
    }

    long pid() {
        return process.pid();
    }

    /// Blocks until it answers.
    JsonNode ask(String question) {
        try {
            in.write(question + "\n");
            in.flush();
            return Json.MAPPER.readTree(line());
        } catch (IOException e) {
            throw new UncheckedIOException("see " + log, e);
        }
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            in.close();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            // It was killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the process ended; see " + log);
        }
        return line;
    }
}
