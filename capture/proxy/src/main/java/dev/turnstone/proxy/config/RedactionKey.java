package dev.turnstone.proxy.config;

import java.security.SecureRandom;

/// A key that lives as long as the process: tokens of two starts do not compare equal.
final class RedactionKey {
    private static final int BYTES = 32;

    private RedactionKey() {}

    static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
