package dev.turnstone.sandbox.jars;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The pinned class path of one server version, in class path order.
public record Lock(String name, List<LockedJar> jars) {
    public Lock {
        if (jars.isEmpty()) {
            throw new IllegalArgumentException("jars: none (expected: at least one)");
        }
        jars = List.copyOf(jars);
    }

    /// Reads the lock file that this jar carries for a server such as `es-7.10.2`.
    public static Lock named(String name) {
        try (InputStream in = Lock.class.getResourceAsStream(name + ".lock")) {
            if (in == null) {
                throw new IllegalArgumentException("name: " + name + " (expected: a locked one)");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Lock parse(String name, String text) {
        return new Lock(
                name,
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(LockedJar::parse)
                        .toList());
    }

    /// The size of all jars together.
    public long bytes() {
        return jars.stream().mapToLong(LockedJar::bytes).sum();
    }
}
