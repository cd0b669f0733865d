package dev.turnstone.app.ui.theme;

import dev.turnstone.app.Texts;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Function;

/// A state as icon, word and tint.
public final class StateBadge extends Label {
    private final Function<StateLook, String> words;

    public StateBadge(Texts texts, StateLook look) {
        this(look, each -> each.word(texts));
    }

    public StateBadge(StateLook look, Function<StateLook, String> words) {
        this.words = words;
        getStyleClass().add("state-badge");
        setMinWidth(USE_PREF_SIZE);
        show(look);
    }

    /// Cells are used again and again while a table is scrolled: what stays is not touched.
    public void show(StateLook look) {
        setGraphic(new FontIcon(look.icon()));
        setText(words.apply(look));
        getStyleClass().removeIf(style -> style.startsWith("tone-"));
        getStyleClass().add(look.tone().style());
    }
}
