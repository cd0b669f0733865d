package dev.turnstone.app.ui.text;

import dev.turnstone.app.Texts;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/// A text to read: line numbers, colours, find with Ctrl+F, copy of the lines selected. Only lines
/// in view are built.
public final class CodeView extends VBox {
    private static final KeyCombination FIND =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ListView<String> list = new ListView<>();
    private final ScrollBar sideways = new ScrollBar();
    private final DoubleProperty shift = new SimpleDoubleProperty();
    private final FindBar find;
    private Highlight highlight = Highlight.NONE;

    public CodeView(String name, Texts texts) {
        getStyleClass().add("code-view");
        list.setAccessibleText(name);
        list.setFixedCellSize(CodeLine.HEIGHT);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getStyleClass().add("code-list");
        Label nothing = new Label(texts.text("code.nothing"));
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        sideways.setOrientation(Orientation.HORIZONTAL);
        sideways.managedProperty().bind(sideways.visibleProperty());
        sideways.setVisible(false);
        sideways.setFocusTraversable(false);
        shift.bind(sideways.valueProperty());
        find = new FindBar(list, texts);
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(find, list, sideways);
        widthProperty().subscribe(this::measure);
        setOnKeyPressed(
                event -> {
                    if (FIND.match(event)) {
                        find.open();
                        event.consume();
                    } else if (COPY.match(event)) {
                        copy();
                        event.consume();
                    }
                });
    }

    public void show(String text, Highlight how) {
        show(text.lines().toList(), how);
    }

    public void show(List<String> lines, Highlight how) {
        highlight = how;
        boolean more =
                lines.size() > list.getItems().size()
                        && lines.subList(0, list.getItems().size()).equals(list.getItems());
        if (more) {
            list.getItems().addAll(lines.subList(list.getItems().size(), lines.size()));
        } else {
            list.getItems().setAll(lines);
        }
        measure();
    }

    public List<String> lines() {
        return List.copyOf(list.getItems());
    }

    public void showEnd() {
        if (!list.getItems().isEmpty()) {
            list.scrollTo(list.getItems().size() - 1);
        }
    }

    private void measure() {
        int longest = list.getItems().stream().mapToInt(String::length).max().orElse(0);
        double most = CodeLine.widthOf(longest) - Math.max(0, getWidth() - 90);
        sideways.setVisible(most > 0);
        sideways.setMax(Math.max(0, most));
        sideways.setVisibleAmount(Math.max(1, most / 3));
        sideways.setBlockIncrement(Math.max(20, getWidth() / 2));
        sideways.setUnitIncrement(24);
        sideways.setValue(Math.min(sideways.getValue(), sideways.getMax()));
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(
                String.join("\n", list.getSelectionModel().getSelectedItems().stream().toList()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// One line with its number.
    private final class Cell extends ListCell<String> {
        private final Label number = new Label();
        private final CodeLine line = new CodeLine();
        private final HBox row = new HBox(number, line);

        Cell() {
            number.getStyleClass().add("code-number");
            HBox.setHgrow(line, Priority.ALWAYS);
            shift.subscribe(by -> line.shift(by.doubleValue()));
            getStyleClass().add("code-cell");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            if (empty) {
                setGraphic(null);
                return;
            }
            number.setText(Integer.toString(getIndex() + 1));
            line.show(item, highlight, find.marks(item));
            setAccessibleText(item);
            setGraphic(row);
        }
    }
}
