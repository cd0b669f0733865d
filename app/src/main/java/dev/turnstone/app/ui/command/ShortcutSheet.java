package dev.turnstone.app.ui.command;

import dev.turnstone.app.Texts;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/// All keys on one sheet; Escape closes.
public final class ShortcutSheet extends StackPane {
    private static final List<String> KEYS =
            List.of(
                    "Ctrl+Shift+P",
                    "F1",
                    "F5",
                    "F6",
                    "Ctrl+,",
                    "Ctrl+1",
                    "F7",
                    "Ctrl+F",
                    "Ctrl+Enter",
                    "+ \u2212 0",
                    "Tab",
                    "Esc");

    private final Button close;

    public ShortcutSheet(Texts texts) {
        getStyleClass().add("veil");
        Label title = new Label(texts.text("keys.title"));
        title.getStyleClass().add("section-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        for (int row = 0; row < KEYS.size(); row++) {
            Label keys = new Label(KEYS.get(row));
            keys.getStyleClass().add("keys");
            grid.addRow(row, keys, new Label(texts.text("keys." + row)));
        }
        Label never = new Label(texts.text("keys.never"));
        never.setWrapText(true);
        never.setMinHeight(USE_PREF_SIZE);
        never.getStyleClass().add("hint");
        close = new Button(texts.text("error.close"));
        close.setOnAction(_ -> setVisible(false));
        VBox box = new VBox(title, grid, never, close);
        box.getStyleClass().add("key-sheet");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(box);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        setVisible(false);
                        event.consume();
                    }
                });
        setVisible(false);
    }

    public void open() {
        setVisible(true);
        close.requestFocus();
    }
}
