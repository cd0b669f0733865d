package dev.turnstone.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a server's log, for messages.
public final class LogTail {
    private static final int LINES = 25;

    private LogTail() {}

    /// The last lines, or a word on why there are none.
    public static String of(Path log) {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(there is none: " + e.getMessage() + ")";
        }
    }
}
