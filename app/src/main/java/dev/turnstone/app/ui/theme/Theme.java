package dev.turnstone.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Window;

import java.net.URL;
import java.util.List;
import java.util.Objects;

/// Colours and fonts of every window: light or dark as the system or the user wants it. The
/// window's thread.
public final class Theme {
    private static final double ANY_SIZE = 13;
    private static final List<String> FONTS =
            List.of(
                    "inter-400.woff",
                    "inter-500.woff",
                    "inter-600.woff",
                    "inter-700.woff",
                    "jetbrains-mono-400.woff",
                    "jetbrains-mono-700.woff");

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private Appearance appearance = Appearance.SYSTEM;

    private Theme() {}

    /// Loads the fonts, and dresses every window that is open or opens later.
    public static Theme install(Appearance appearance) {
        for (String font : FONTS) {
            Font.loadFont(resource(font).toExternalForm(), ANY_SIZE);
        }
        Theme theme = new Theme();
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> theme.follow());
        Window.getWindows()
                .addListener(
                        (ListChangeListener<Window>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(theme::dress);
                                    }
                                });
        theme.use(appearance);
        return theme;
    }

    public void use(Appearance wanted) {
        appearance = wanted;
        follow();
    }

    public Appearance appearance() {
        return appearance;
    }

    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    private void follow() {
        boolean night =
                switch (appearance) {
                    case DARK -> true;
                    case LIGHT -> false;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        dark.set(night);
        Application.setUserAgentStylesheet(
                night
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        Window.getWindows().forEach(this::dress);
    }

    private void dress(Window window) {
        Scene scene = window.getScene();
        if (scene != null) {
            dress(scene);
        }
    }

    /// Needed for a scene before its window is shown; later it follows by itself.
    public void dress(Scene scene) {
        scene.getStylesheets()
                .setAll(
                        resource("workbench.css").toExternalForm(),
                        resource("/dev/turnstone/app/ui/controls.css").toExternalForm(),
                        resource(dark.get() ? "dark.css" : "light.css").toExternalForm());
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }
}
