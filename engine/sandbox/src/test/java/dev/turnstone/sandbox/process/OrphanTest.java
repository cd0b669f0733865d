package dev.turnstone.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.jars.CacheFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class OrphanTest {
    @Test
    void nothingIsLeftWhenTheParentIsKilled(@TempDir Path folder) throws Exception {
        Process parent = start(folder);
        List<Long> pids = pids(parent);
        assertThat(pids).hasSize(2).allMatch(OrphanTest::alive);
        assertThat(entries(folder)).hasSize(1);

        parent.destroyForcibly().waitFor();

        assertThat(
                        Wait.until(
                                Duration.ofSeconds(60),
                                () -> pids.stream().noneMatch(OrphanTest::alive)))
                .as("the servers end")
                .isTrue();
        assertThat(Wait.until(Duration.ofSeconds(60), () -> entries(folder).isEmpty()))
                .as("their folder is removed")
                .isTrue();
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        JavaBinary.path().toString(),
                        "-Dturnstone.cache=" + CacheFolder.ofUser(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.turnstone.sandbox.process.Orphans",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<Long> pids(Process parent) throws IOException {
        BufferedReader out = parent.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("PIDS ")) {
                return Arrays.stream(line.substring(5).split(" ", -1)).map(Long::valueOf).toList();
            }
        }
        throw new AssertionError("the parent ended before its servers were ready");
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
