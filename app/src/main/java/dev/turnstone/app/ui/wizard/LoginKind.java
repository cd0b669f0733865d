package dev.turnstone.app.ui.wizard;

import java.util.Locale;

/// How one says who one is, as the spec knows it.
enum LoginKind {
    NONE,
    BASIC,
    APIKEY,
    BEARER,
    SIGV4;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// One secret goes with it.
    boolean hasSecret() {
        return this == BASIC || this == APIKEY || this == BEARER;
    }

    static LoginKind of(String key) {
        for (LoginKind kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        return NONE;
    }
}
