package dev.turnstone.app.ui.run;

import javafx.scene.Parent;

import java.util.Objects;

/// Dresses a page with the style sheet of our own controls.
public final class Sheet {
    private Sheet() {}

    public static void dress(Parent page) {
        page.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        Sheet.class.getResource(
                                                "/dev/turnstone/app/ui/controls.css"))
                                .toExternalForm());
    }
}
