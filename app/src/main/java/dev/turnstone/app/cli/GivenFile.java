package dev.turnstone.app.cli;

import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads what somebody wrote and named on the command line.
final class GivenFile {
    private static final long LARGEST = 32 << 20;

    private GivenFile() {}

    /// `what` names it in sentences: "spec", "transform".
    static String read(String what, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TurnstoneException(
                        "The " + what + " " + file + " is larger than 32 MiB.",
                        "Name the file of a " + what + ".");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The " + what + " " + file + " cannot be read: " + FileTrouble.of(e) + ".",
                    "Check the path, that you may read it, and that it is text in UTF-8.",
                    e);
        }
    }
}
