package dev.turnstone.app.ui.theme;

import dev.turnstone.app.Texts;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A state as icon, word and tint.
public final class StateBadge extends Label {
    private final Texts texts;
    private final FontIcon icon = new FontIcon();
    private @Nullable StateLook shown;

    public StateBadge(Texts texts) {
        this.texts = texts;
        getStyleClass().add("state-badge");
        setMinWidth(USE_PREF_SIZE);
    }

    public StateBadge(Texts texts, StateLook look) {
        this(texts);
        show(look);
    }

    /// Cells are used again and again while a table is scrolled: what stays is not touched.
    public void show(StateLook look) {
        if (look.equals(shown)) {
            return;
        }
        icon.setIconCode(look.icon());
        setGraphic(icon);
        setText(look.word(texts));
        if (shown == null || !shown.tone().equals(look.tone())) {
            getStyleClass().removeIf(style -> style.startsWith("tone-"));
            getStyleClass().add(look.tone().style());
        }
        shown = look;
    }
}
