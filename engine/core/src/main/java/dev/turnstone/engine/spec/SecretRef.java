package dev.turnstone.engine.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.turnstone.engine.spec.shape.Entry;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;

/// Where a secret is found: `env:NAME` or `file:PATH`. Never the secret itself.
public record SecretRef(
        @JsonValue
                @Entry(
                        about = "Where the secret is.",
                        pattern = SecretRef.PATTERN,
                        expected = SecretRef.EXPECTED,
                        secret = true)
                String text) {
    static final String PATTERN = "(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)";
    static final String EXPECTED = "env:NAME or file:PATH, never the secret itself";

    private static final String ENV = "env:";
    private static final String FILE = "file:";

    public SecretRef {
        if (!text.matches(PATTERN)) {
            // What stands there may be the secret: it is not quoted.
            throw new IllegalArgumentException("secret: (expected: " + EXPECTED + ")");
        }
    }

    @JsonCreator
    public static SecretRef of(String text) {
        return new SecretRef(text);
    }

    /// The secret, or a sentence that says where it was looked for.
    public Secret resolve(SecretSource environment) {
        if (text.startsWith(FILE)) {
            Path file = Path.of(text.substring(FILE.length()));
            return SecretSource.file(file).find(text).orElseThrow(this::missing);
        }
        return environment.find(text.substring(ENV.length())).orElseThrow(this::missing);
    }

    private TurnstoneException missing() {
        return new TurnstoneException(
                "No secret is found at " + text + ": the cluster was not asked.",
                "Set the variable, or name a file that holds the secret.");
    }
}
