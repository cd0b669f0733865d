package dev.turnstone.app.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/// Which indices a command is about: patterns with commas between them; `-x*` leaves out.
final class Indices {
    @Option(names = "--indices", paramLabel = "PATTERNS")
    private @Nullable String patterns;

    String patterns() {
        return patterns == null ? "*" : patterns;
    }
}
