package dev.turnstone.model.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where secrets come from: the environment, a file, a keychain, a prompt. Never the command line,
/// which every process on the machine can read.
@FunctionalInterface
public interface SecretSource {
    /// The secret of that name, or empty where this source has none.
    Optional<Secret> find(String name);

    /// Variables such as `TURNSTONE_SOURCE_SECRET`.
    static SecretSource environment() {
        return environment(System.getenv());
    }

    static SecretSource environment(Map<String, String> variables) {
        return name ->
                Optional.ofNullable(variables.get(name))
                        .filter(value -> !value.isEmpty())
                        .map(Secret::of);
    }

    /// One file that holds one secret, whatever name is asked for; a trailing line end is cut off.
    static SecretSource file(Path file) {
        return _ -> Optional.of(SecretFile.read(file));
    }

    /// This source first, the other where this one has nothing.
    default SecretSource or(SecretSource other) {
        return name -> find(name).or(() -> other.find(name));
    }
}
