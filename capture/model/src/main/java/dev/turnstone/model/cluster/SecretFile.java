package dev.turnstone.model.cluster;

import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a secret from a file without ever quoting it.
final class SecretFile {
    private static final long LARGEST = 64 << 10;

    private SecretFile() {}

    static Secret read(Path file) {
        String value = text(file).replaceFirst("\\R+$", "");
        if (value.isEmpty()) {
            throw new TurnstoneException(
                    "The secret file " + file + " is empty.", "Write the secret into it.");
        }
        return Secret.of(value);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TurnstoneException(
                        "The secret file " + file + " is larger than 64 KiB.",
                        "Name the file that holds the secret alone.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            // The cause of a decoding error quotes nothing; the path is what the user needs.
            throw new TurnstoneException(
                    "The secret file " + file + " cannot be read.",
                    "Check the path and that you may read the file.",
                    e);
        }
    }
}
