package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.SecretSource;

import java.io.PrintStream;
import java.util.Optional;

/// Where a command speaks: results on `out`, progress and trouble on `err`.
record Console(PrintStream out, PrintStream err, Texts texts) {
    Console(PrintStream out, PrintStream err) {
        this(out, err, Texts.of("cli"));
    }

    /// Prints a result: as the one JSON object, or as the text that is given.
    void report(boolean json, Object result, String text) {
        out.println(json ? Json.MAPPER.writeValueAsString(result) : text);
    }

    void say(String key, Object... arguments) {
        err.println(texts.text(key, arguments));
    }

    boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    /// Secrets: from the environment, else asked for.
    SecretSource secrets() {
        return SecretSource.environment().or(new Prompt());
    }
}
