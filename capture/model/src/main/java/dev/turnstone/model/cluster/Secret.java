package dev.turnstone.model.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A password, key or token. It prints as dots, so that it reaches no log, message or report by
/// accident.
public final class Secret {
    private static final String HIDDEN = "••••";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("secret: empty (expected: at least one character)");
        }
        return new Secret(value);
    }

    /// The secret itself: only for what sends it to the cluster or keeps it encrypted.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return HIDDEN;
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
