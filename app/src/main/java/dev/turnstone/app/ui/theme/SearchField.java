package dev.turnstone.app.ui.theme;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A field to search in what is shown: a glass before it, and what clears it behind it. Escape
/// clears as well; in an empty field it goes on to whatever else it closes.
public final class SearchField extends CustomTextField {
    public SearchField(String prompt, String clearing) {
        setPromptText(prompt);
        setAccessibleText(prompt);
        getStyleClass().add("search-field");
        StackPane glass = new StackPane(Icons.of(Feather.SEARCH));
        glass.getStyleClass().add("search-glass");
        setLeft(glass);
        Button clear = Icons.button(Feather.X, clearing);
        clear.getStyleClass().add("search-clear");
        clear.setFocusTraversable(false);
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        StackPane.setAlignment(clear, Pos.CENTER);
        setRight(clear);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                        clear();
                        event.consume();
                    }
                });
    }

    /// Dressed by the window's sheet alone.
    @Override
    public @Nullable String getUserAgentStylesheet() {
        return null;
    }
}
