package dev.turnstone.app.ui.theme;

/// Which colours the user wants.
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK
}
