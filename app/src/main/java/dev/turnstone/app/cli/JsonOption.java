package dev.turnstone.app.cli;

import picocli.CommandLine.Option;

/// Whether the result is printed as one JSON object.
final class JsonOption {
    @Option(names = "--json")
    private boolean json;

    boolean isSet() {
        return json;
    }
}
