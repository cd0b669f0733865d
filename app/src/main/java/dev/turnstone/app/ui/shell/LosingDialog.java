package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.task.Failure;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import java.util.List;
import java.util.stream.Collectors;

/// What would be lost with the window, and how it is kept.
public final class LosingDialog {
    private static final double WIDTH = 520;

    private LosingDialog() {}

    /// Whether somebody closes the window all the same; asks nothing where nothing is lost.
    public static boolean agrees(Window owner, List<Failure> lost, Texts texts) {
        return lost.isEmpty()
                || of(owner, lost, texts)
                        .showAndWait()
                        .map(ButtonType::getButtonData)
                        .filter(ButtonBar.ButtonData.FINISH::equals)
                        .isPresent();
    }

    /// The question; nothing is lost by Enter alone.
    public static Alert of(Window owner, List<Failure> lost, Texts texts) {
        ButtonType close = new ButtonType(texts.text("losing.close"), ButtonBar.ButtonData.FINISH);
        ButtonType stay =
                new ButtonType(texts.text("closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert =
                new Alert(
                        Alert.AlertType.WARNING,
                        lost.stream()
                                .map(each -> each.what() + "\n" + each.remedy())
                                .collect(Collectors.joining("\n\n")),
                        close,
                        stay);
        ((Button) alert.getDialogPane().lookupButton(close)).setDefaultButton(false);
        ((Button) alert.getDialogPane().lookupButton(stay)).setDefaultButton(true);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        alert.getDialogPane().setPrefWidth(WIDTH);
        alert.initOwner(owner);
        alert.setTitle(texts.text("closing.title"));
        alert.setHeaderText(texts.text("losing.lead"));
        return alert;
    }
}
