package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.SessionState;
import dev.turnstone.app.ui.page.Desk;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

import java.util.stream.Collectors;

/// What goes on when the window is closed while something is under way.
public final class ClosingDialog {
    /// What somebody wants.
    public enum Wish {
        STAY,
        KEEP,
        REST
    }

    private ClosingDialog() {}

    /// Rests at once where nothing is under way in this process.
    public static Wish ask(Window owner, Desk desk) {
        String busy =
                desk.feed().now().sessions().stream()
                        .filter(
                                session ->
                                        session.run()
                                                .filter(run -> run.driven())
                                                .filter(run -> !run.state().isSettled())
                                                .isPresent())
                        .map(SessionState::name)
                        .collect(Collectors.joining(", "));
        if (busy.isEmpty() || !desk.engine().isEmbedded()) {
            return Wish.REST;
        }
        Texts texts = desk.texts();
        ButtonType keep = new ButtonType(texts.text("closing.keep"), ButtonBar.ButtonData.YES);
        ButtonType rest = new ButtonType(texts.text("closing.rest"), ButtonBar.ButtonData.NO);
        ButtonType stay =
                new ButtonType(texts.text("closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        texts.text("closing.words"),
                        keep,
                        rest,
                        stay);
        alert.initOwner(owner);
        alert.setTitle(texts.text("closing.title"));
        alert.setHeaderText(texts.text("closing.lead", busy));
        ButtonType chosen = alert.showAndWait().orElse(stay);
        return chosen == keep ? Wish.KEEP : chosen == rest ? Wish.REST : Wish.STAY;
    }
}
