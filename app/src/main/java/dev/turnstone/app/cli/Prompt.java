package dev.turnstone.app.cli;

import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.SecretSource;

import java.util.Optional;

/// Asks for a secret at the terminal, without showing it; has none where there is no terminal.
final class Prompt implements SecretSource {
    @Override
    public Optional<Secret> find(String name) {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .map(console -> console.readPassword("%s: ", name))
                .filter(typed -> typed.length > 0)
                .map(typed -> Secret.of(new String(typed)));
    }
}
