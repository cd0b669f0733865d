package dev.turnstone.app.ui.settings;

import dev.turnstone.app.Places;
import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.theme.Appearance;
import dev.turnstone.app.ui.theme.Icons;
import dev.turnstone.app.ui.theme.Segments;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Locale;

/// How the window looks, and where Turnstone keeps what it knows.
public final class SettingsPage implements Page {
    private final VBox node = new VBox();
    private final Texts texts;

    public SettingsPage(Desk desk) {
        texts = desk.texts();
        Label title = new Label(texts.text("page.settings"));
        title.getStyleClass().add("page-title");
        node.getChildren()
                .addAll(
                        title,
                        part(
                                "settings.appearance",
                                "settings.appearance.lead",
                                appearance(desk.settings())),
                        part("settings.home", "settings.home.lead", home(desk)),
                        part("settings.private", "settings.private.lead"));
    }

    @Override
    public Node node() {
        return node;
    }

    private VBox part(String title, String lead, Node... controls) {
        Label name = new Label(texts.text(title));
        name.getStyleClass().add("section-title");
        Label words = new Label(texts.text(lead));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("card-lead");
        VBox part = new VBox(name, words);
        part.getChildren().addAll(controls);
        part.getStyleClass().addAll("card", "setting");
        return part;
    }

    private Node appearance(Settings settings) {
        return Segments.of(
                settings.appearanceProperty(),
                List.of(Appearance.values()),
                each -> {
                    String word = each.name().toLowerCase(Locale.ROOT);
                    ToggleButton button =
                            new ToggleButton(texts.text("settings.appearance." + word), icon(each));
                    button.setId("appearance-" + word);
                    return button;
                });
    }

    private static Node icon(Appearance appearance) {
        return Icons.of(
                switch (appearance) {
                    case SYSTEM -> Feather.MONITOR;
                    case LIGHT -> Feather.SUN;
                    case DARK -> Feather.MOON;
                });
    }

    private Node home(Desk desk) {
        Label where = new Label(Places.told(desk.home()));
        where.getStyleClass().add("mono");
        where.setMinWidth(0);
        Button copy = new Button(texts.text("settings.home.copy"), Icons.of(Feather.COPY));
        copy.setOnAction(
                _ -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(desk.home().toString());
                    Clipboard.getSystemClipboard().setContent(content);
                });
        HBox row = new HBox(where, copy);
        row.getStyleClass().add("buttons");
        return row;
    }
}
