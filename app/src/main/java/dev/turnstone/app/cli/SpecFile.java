package dev.turnstone.app.cli;

import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads what somebody wrote.
final class SpecFile {
    private static final long LARGEST = 32 << 20;

    private SpecFile() {}

    static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TurnstoneException(
                        "The file " + file + " is larger than 32 MiB.", "Name the file of a spec.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The file " + file + " cannot be read: " + e + ".",
                    "Check the path, that you may read it, and that it is text in UTF-8.",
                    e);
        }
    }
}
