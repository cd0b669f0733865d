package dev.turnstone.sandbox.process;

import dev.turnstone.sandbox.SandboxException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The `java` that runs servers: the one that runs us, or, where an installed program came without,
/// that of `JAVA_HOME`.
public final class JavaBinary {
    private JavaBinary() {}

    /// The file to execute.
    public static Path path() {
        return Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
                .flatMap(JavaBinary::binaries)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new SandboxException(
                                        "No java command was found to run the sandbox's servers",
                                        "Install a JDK 25 and set JAVA_HOME to it, then try"
                                                + " again."));
    }

    private static Stream<Path> binaries(@Nullable String home) {
        return home == null || home.isBlank()
                ? Stream.empty()
                : Stream.of(Path.of(home, "bin", "java"), Path.of(home, "bin", "java.exe"));
    }
}
