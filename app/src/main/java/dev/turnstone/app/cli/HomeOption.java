package dev.turnstone.app.cli;

import dev.turnstone.app.Places;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// Where Turnstone remembers; the operating system's own place unless named.
final class HomeOption {
    @Option(names = "--home", paramLabel = "DIR")
    private @Nullable Path home;

    Path home() {
        return home == null ? Places.home() : home;
    }
}
