package dev.turnstone.app.ui.task;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.theme.Icons;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What happened, what it means, what to do; stays until it is closed. The window's thread.
public final class ErrorDialog {
    private static final double WIDTH = 520;

    private ErrorDialog() {}

    public static Alert show(@Nullable Window owner, Texts texts, Failure failure) {
        Alert alert = new Alert(Alert.AlertType.ERROR);
        alert.initOwner(owner);
        alert.setTitle(texts.text("error.title"));
        alert.setHeaderText(null);
        FontIcon icon = Icons.of(Feather.X_CIRCLE, "error-icon");
        alert.getDialogPane().setGraphic(icon);
        alert.getDialogPane().getStyleClass().add("error-pane");
        ButtonType copy = new ButtonType(texts.text("error.copy"), ButtonBar.ButtonData.LEFT);
        ButtonType close =
                new ButtonType(texts.text("error.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        alert.getButtonTypes().setAll(copy, close);
        alert.getDialogPane().setContent(words(failure));
        alert.getDialogPane().setPrefWidth(WIDTH);
        Button copying = (Button) alert.getDialogPane().lookupButton(copy);
        copying.addEventFilter(
                javafx.event.ActionEvent.ACTION,
                event -> {
                    event.consume();
                    copy(failure);
                    copying.setText(texts.text("error.copied"));
                });
        alert.show();
        return alert;
    }

    private static VBox words(Failure failure) {
        Label what = new Label(failure.what());
        what.getStyleClass().add("error-what");
        what.setWrapText(true);
        Label remedy = new Label(failure.remedy());
        remedy.getStyleClass().add("error-remedy");
        remedy.setWrapText(true);
        VBox box = new VBox(what, remedy);
        box.getStyleClass().add("error-words");
        return box;
    }

    private static void copy(Failure failure) {
        ClipboardContent content = new ClipboardContent();
        content.putString(failure.what() + "\n" + failure.remedy() + "\n\n" + failure.details());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
