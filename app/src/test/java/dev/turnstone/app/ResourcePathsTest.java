package dev.turnstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A path that goes up finds its resource among loose files, as tests have them, and nothing in a
/// jar, as users have it.
class ResourcePathsTest {
    @Test
    void noResourceIsNamedByAPathThatGoesUp() throws IOException {
        List<String> goingUp;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            goingUp =
                    sources.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(ResourcePathsTest::lines)
                            .filter(line -> line.contains("\"../"))
                            .toList();
        }
        assertThat(goingUp).isEmpty();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
