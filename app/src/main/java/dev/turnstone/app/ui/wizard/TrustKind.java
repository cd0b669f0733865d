package dev.turnstone.app.ui.wizard;

import java.util.Locale;

/// Whom we trust behind https, as the spec knows it.
enum TrustKind {
    SYSTEM,
    CA,
    FINGERPRINT,
    INSECURE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
