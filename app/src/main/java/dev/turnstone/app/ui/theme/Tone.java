package dev.turnstone.app.ui.theme;

import java.util.Locale;

/// How grave something is; never told by its colour alone.
public enum Tone {
    NEUTRAL,
    ACTIVE,
    GOOD,
    WARNING,
    BAD;

    /// The class of the style sheet.
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
