package dev.turnstone.app.ui.run;

import dev.turnstone.app.Texts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Asks before something is done. Enter alone does nothing: the action needs its own button, or
/// Ctrl+Enter.
public final class ConsequencesDialog extends Dialog<ButtonType> {
    private static final KeyCombination RUN =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final double ROW = 28;
    private static final int ROWS = 9;

    private ConsequencesDialog(Consequences what, Texts texts, Node owner, Runnable agreed) {
        initOwner(owner.getScene().getWindow());
        setTitle(what.title());
        Label lead = new Label(what.lead());
        lead.setWrapText(true);
        VBox content = new VBox(12, lead);
        content.getStyleClass().add("consequences");
        if (!what.lines().isEmpty()) {
            content.getChildren().add(list(what, texts));
        }
        Label head = new Label(what.title());
        head.getStyleClass().add("section-title");
        content.getChildren().addFirst(head);
        getDialogPane().setContent(content);
        getDialogPane().setPrefWidth(560);
        getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
        Sheet.dress(getDialogPane());
        ButtonType act = new ButtonType(what.verb(), ButtonBar.ButtonData.APPLY);
        ButtonType not = new ButtonType(texts.text("ask.not"), ButtonBar.ButtonData.CANCEL_CLOSE);
        getDialogPane().getButtonTypes().addAll(not, act);
        Button button = (Button) getDialogPane().lookupButton(act);
        button.setDefaultButton(false);
        button.setId("agree");
        button.getStyleClass().add(what.grave() ? "danger" : "accent");
        getDialogPane()
                .setOnKeyPressed(
                        event -> {
                            if (RUN.match(event)) {
                                button.fire();
                            }
                        });
        setOnShown(_ -> getDialogPane().lookupButton(not).requestFocus());
        setResultConverter(
                pressed -> {
                    if (pressed == act) {
                        agreed.run();
                    }
                    return pressed;
                });
    }

    public static void ask(Consequences what, Texts texts, Node owner, Runnable agreed) {
        new ConsequencesDialog(what, texts, owner, agreed).show();
    }

    private static ListView<String> list(Consequences what, Texts texts) {
        ListView<String> list = new ListView<>();
        list.getItems().setAll(what.lines());
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.min(ROWS, what.lines().size()) + 4);
        list.setAccessibleText(texts.text("ask.touched"));
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }
}
