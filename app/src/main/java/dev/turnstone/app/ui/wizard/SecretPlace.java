package dev.turnstone.app.ui.wizard;

import java.util.Locale;

/// Where a secret is: never in the spec itself.
enum SecretPlace {
    /// Typed here, and kept in a file that only its owner may read.
    TYPED,
    VARIABLE,
    FILE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
