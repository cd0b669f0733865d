package dev.turnstone.app.ui.theme;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons, and buttons that are nothing but one: with a name for who cannot see it.
public final class Icons {
    private Icons() {}

    public static FontIcon of(Ikon icon, String... styles) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().addAll(styles);
        return node;
    }

    public static Button button(Ikon icon, String name) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }
}
