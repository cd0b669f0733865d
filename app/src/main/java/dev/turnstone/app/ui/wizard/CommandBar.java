package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

/// The same as a command, to be copied.
final class CommandBar extends HBox {
    CommandBar(WizardViewModel model, Texts texts) {
        Label caption = new Label(texts.text("wizard.command"), Icons.of(Feather.TERMINAL));
        caption.getStyleClass().add("caption");
        caption.setMinWidth(USE_PREF_SIZE);
        TextField line = new TextField();
        line.setEditable(false);
        line.textProperty().bind(model.commandLineProperty());
        line.getStyleClass().addAll("mono", "command-line");
        line.setAccessibleText(texts.text("wizard.command"));
        line.setId("command-line");
        caption.setLabelFor(line);
        HBox.setHgrow(line, Priority.ALWAYS);
        Button copy = new Button(texts.text("wizard.copy"), Icons.of(Feather.COPY));
        copy.setId("copy-command");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(
                _ -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(line.getText());
                    Clipboard.getSystemClipboard().setContent(content);
                    copy.setText(texts.text("wizard.copied"));
                });
        model.commandLineProperty().subscribe(() -> copy.setText(texts.text("wizard.copy")));
        getStyleClass().add("command-bar");
        getChildren().addAll(caption, line, copy);
    }
}
