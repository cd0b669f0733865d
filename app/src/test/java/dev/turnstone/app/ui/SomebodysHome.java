package dev.turnstone.app.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Turnstone's home in the folder of a user, for pictures that tell where it is.
public final class SomebodysHome implements AutoCloseable {
    private final String before = System.getProperty("user.home");
    private final Path place;

    public SomebodysHome(Path folder) {
        place = folder.resolve(".local").resolve("share").resolve("turnstone");
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("user.home", folder.toString());
    }

    public Path place() {
        return place;
    }

    @Override
    public void close() {
        System.setProperty("user.home", before);
    }
}
