package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What goes on when the window is closed while something is under way.
public final class ClosingDialog {
    /// What somebody wants.
    public enum Wish {
        STAY,
        KEEP,
        REST
    }

    private static final int PATIENCE_SECONDS = 2;

    private ClosingDialog() {}

    /// Rests at once where nothing ends with this process.
    public static Wish ask(Window owner, Desk desk) {
        if (!desk.engine().isEmbedded()) {
            return Wish.REST;
        }
        Ending ending = ours(Ending.of(desk.feed().now()), desk);
        if (ending.isNothing()) {
            return Wish.REST;
        }
        boolean proxies = !ending.proxies().isEmpty();
        Texts texts = desk.texts();
        ButtonType keep = new ButtonType(texts.text("closing.keep"), ButtonBar.ButtonData.YES);
        ButtonType rest =
                new ButtonType(
                        texts.text(proxies ? "closing.rest.proxy" : "closing.rest"),
                        ButtonBar.ButtonData.NO);
        ButtonType stay =
                new ButtonType(texts.text("closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        proxies
                                ? texts.text(
                                        "closing.words.proxy",
                                        String.join(", ", ending.withProxies()))
                                : texts.text("closing.words"),
                        keep,
                        rest,
                        stay);
        if (proxies) {
            // Nothing that cuts clients off is done by Enter alone.
            ((Button) alert.getDialogPane().lookupButton(keep)).setDefaultButton(false);
            ((Button) alert.getDialogPane().lookupButton(stay)).setDefaultButton(true);
        }
        alert.initOwner(owner);
        alert.setTitle(texts.text("closing.title"));
        alert.setHeaderText(texts.text("closing.lead", String.join(", ", ending.sessions())));
        ButtonType chosen = alert.showAndWait().orElse(stay);
        return chosen == keep ? Wish.KEEP : chosen == rest ? Wish.REST : Wish.STAY;
    }

    /// The window waits for that, and not for long: who wants to close it can.
    private static Ending ours(Ending ending, Desk desk) {
        if (ending.proxies().isEmpty()) {
            return ending;
        }
        return CompletableFuture.supplyAsync(
                        () -> ending.ours(desk.engine()), Thread::startVirtualThread)
                .completeOnTimeout(ending, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
