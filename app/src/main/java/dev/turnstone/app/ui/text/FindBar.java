package dev.turnstone.app.ui.text;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.SearchField;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds words in the lines of a list: Enter goes on, Shift+Enter back, Escape ends it.
final class FindBar extends HBox {
    private final ListView<String> list;
    private final TextField words;
    private final Label count = new Label();
    private final Texts texts;

    FindBar(ListView<String> list, Texts texts) {
        this.list = list;
        this.texts = texts;
        getStyleClass().add("find-bar");
        words = new SearchField(texts.text("find.prompt"), texts.text("find.clear"));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button next = button("find.next", 1);
        Button before = button("find.before", -1);
        getChildren().addAll(words, count, before, next);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        words.textProperty().subscribe(this::changed);
        words.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        step(event.isShiftDown() ? -1 : 1);
                        event.consume();
                    } else if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
    }

    void open() {
        setVisible(true);
        words.requestFocus();
        words.selectAll();
        changed();
    }

    /// Where the words stand in a line.
    List<int[]> marks(String line) {
        if (!isVisible() || words.getText().isEmpty()) {
            return List.of();
        }
        List<int[]> marks = new ArrayList<>();
        String wanted = words.getText().toLowerCase(Locale.ROOT);
        String in = line.toLowerCase(Locale.ROOT);
        for (int at = in.indexOf(wanted); at >= 0; at = in.indexOf(wanted, at + wanted.length())) {
            marks.add(new int[] {at, at + wanted.length()});
        }
        return marks;
    }

    private void close() {
        setVisible(false);
        list.refresh();
        list.requestFocus();
    }

    private void changed() {
        long found = list.getItems().stream().filter(line -> !marks(line).isEmpty()).count();
        count.setText(words.getText().isEmpty() ? "" : texts.text("find.count", found));
        list.refresh();
    }

    private void step(int by) {
        int size = list.getItems().size();
        int from = list.getSelectionModel().getSelectedIndex();
        for (int i = 1; i <= size; i++) {
            int at = Math.floorMod(from + by * i, size);
            if (!marks(list.getItems().get(at)).isEmpty()) {
                list.getSelectionModel().clearAndSelect(at);
                list.scrollTo(Math.max(0, at - 3));
                return;
            }
        }
    }

    private Button button(String key, int by) {
        Button button = new Button(texts.bundle().getString(key));
        button.setOnAction(_ -> step(by));
        return button;
    }
}
