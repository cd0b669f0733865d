package dev.turnstone.app.ui.theme;

import dev.turnstone.app.Texts;

import javafx.scene.control.Label;

import org.kordamp.ikonli.javafx.FontIcon;

/// A state as icon, word and tint.
public final class StateBadge extends Label {
    private final Texts texts;

    public StateBadge(Texts texts) {
        this.texts = texts;
        getStyleClass().add("state-badge");
        setMinWidth(USE_PREF_SIZE);
    }

    public StateBadge(Texts texts, StateLook look) {
        this(texts);
        show(look);
    }

    public void show(StateLook look) {
        setGraphic(new FontIcon(look.icon()));
        setText(look.word(texts));
        getStyleClass().removeIf(style -> style.startsWith("tone-"));
        getStyleClass().add(look.tone().style());
    }
}
