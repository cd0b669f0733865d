package dev.turnstone.app.ui.theme;

import dev.turnstone.app.Texts;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Function;

/// A state as icon, word and tint.
public final class StateBadge extends Label {
    private final Function<StateLook, String> words;
    private final FontIcon icon = new FontIcon();
    private @Nullable StateLook shown;

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
        setText(words.apply(look));
        if (look.equals(shown)) {
            return;
        }
        icon.setIconCode(look.icon());
        setGraphic(icon);
        if (shown == null || !shown.tone().equals(look.tone())) {
            getStyleClass().removeIf(style -> style.startsWith("tone-"));
            getStyleClass().add(look.tone().style());
        }
        shown = look;
    }
}
