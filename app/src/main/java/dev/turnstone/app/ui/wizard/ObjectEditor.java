package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.function.Consumer;

/// What is sent for an object, to be written by hand; only what can be read may be kept.
final class ObjectEditor extends VBox {
    private final TextArea body = new TextArea();
    private final VBox trouble = new VBox();
    private final Button keep;
    private final Texts texts;

    /// `written` is told every change, `kept` what is to be sent.
    ObjectEditor(Texts texts, Consumer<String> written, Consumer<String> kept, Runnable left) {
        this.texts = texts;
        Label name = new Label(texts.text("wizard.metadata.editing"));
        name.getStyleClass().add("section-title");
        name.setLabelFor(body);
        body.setId("object-body");
        body.setAccessibleText(name.getText());
        body.getStyleClass().addAll("mono", "object-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        keep = new Button(texts.text("wizard.metadata.keep"), Icons.of(Feather.CHECK));
        keep.setId("object-keep");
        keep.getStyleClass().add("accent");
        keep.setOnAction(_ -> kept.accept(body.getText()));
        Button leave = new Button(texts.text("wizard.metadata.discard"));
        leave.setId("object-discard");
        leave.setOnAction(_ -> left.run());
        HBox buttons = new HBox(8, keep, leave);
        getStyleClass().addAll("framed", "object-editor");
        getChildren().addAll(name, body, trouble, buttons);
        body.textProperty().subscribe(this::judge);
        body.textProperty().addListener((_, _, now) -> written.accept(now));
    }

    void edit(String json) {
        body.setText(json);
        body.positionCaret(0);
    }

    void focus() {
        body.requestFocus();
    }

    /// As the button does, where that may be pressed.
    void keep() {
        keep.fire();
    }

    private void judge(String written) {
        trouble.getChildren().clear();
        MetadataViewModel.trouble(written)
                .ifPresent(
                        why ->
                                trouble.getChildren()
                                        .add(
                                                ProblemLabel.error(
                                                        texts.text("wizard.metadata.unreadable"),
                                                        why,
                                                        texts)));
        keep.setDisable(!trouble.getChildren().isEmpty());
    }
}
