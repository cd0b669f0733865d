package dev.turnstone.app.ui.command;

import dev.turnstone.app.Texts;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// A field, and below it what it finds; Enter does it, Escape closes.
public final class Palette extends StackPane {
    private final PaletteViewModel model;
    private final TextField field = new TextField();
    private final ListView<Command> list;
    private @Nullable Node before;

    public Palette(PaletteViewModel model, Texts texts) {
        this.model = model;
        getStyleClass().add("veil");
        field.setId("palette-field");
        field.setPromptText(texts.text("palette.prompt"));
        field.setAccessibleText(texts.text("palette.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        list = new ListView<>(model.found());
        list.setId("palette-list");
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(texts.text("palette.nothing")));
        list.setOnMouseClicked(_ -> run());
        model.found()
                .addListener(
                        (ListChangeListener<Command>) _ -> list.getSelectionModel().selectFirst());
        VBox box = new VBox(field, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        box.getStyleClass().add("palette");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(box);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnMousePressed(
                event -> {
                    if (event.getTarget() == this) {
                        close();
                    }
                });
        setVisible(false);
    }

    public void open() {
        before = getScene() == null ? null : getScene().getFocusOwner();
        model.open();
        list.getSelectionModel().selectFirst();
        setVisible(true);
        field.requestFocus();
    }

    public void close() {
        setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER) {
            run();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        } else {
            return;
        }
        event.consume();
    }

    private void run() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        Command wanted =
                chosen == null && !model.found().isEmpty() ? model.found().getFirst() : chosen;
        if (wanted != null) {
            close();
            wanted.action().run();
        }
    }

    private static final class Cell extends ListCell<Command> {
        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            setGraphic(null);
            setText(null);
            if (command == null || empty) {
                return;
            }
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label keys = new Label(command.keys());
            keys.getStyleClass().add("keys");
            keys.setVisible(!command.keys().isEmpty());
            HBox line = new HBox(new Label(command.title()), gap, keys);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(command.title() + " " + command.keys());
        }
    }
}
