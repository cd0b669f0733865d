package dev.turnstone.app.ui;

import javafx.application.Application;

/// Starts the window. Apart from the application's class, so that JavaFX may lie on the class path.
public final class Launcher {
    private Launcher() {}

    /// Returns when the window is closed.
    public static void launch(String... args) {
        Application.launch(Workbench.class, args);
    }
}
