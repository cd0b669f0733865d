package dev.turnstone.app.ui.shell;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

import java.util.Set;
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

    /// Rests at once where nothing ends with this process. `sandboxes` are the sessions whose
    /// servers end with the window, so that their runs cannot go on without it.
    public static Wish ask(Window owner, Desk desk, Set<String> sandboxes) {
        if (!desk.engine().isEmbedded()) {
            return Wish.REST;
        }
        Ending ending = ours(Ending.of(desk.feed().now()), desk);
        if (ending.isNothing()) {
            return Wish.REST;
        }
        Alert alert = of(ending, sandboxes, desk.texts());
        alert.initOwner(owner);
        return switch (alert.showAndWait()
                .map(ButtonType::getButtonData)
                .orElse(ButtonBar.ButtonData.CANCEL_CLOSE)) {
            case YES -> Wish.KEEP;
            case NO -> Wish.REST;
            default -> Wish.STAY;
        };
    }

    /// The question. What can go on without the window is worth asking for; a sandbox beside it
    /// needs no word.
    static Alert of(Ending ending, Set<String> sandboxes, Texts texts) {
        Ending lasting = ending.without(sandboxes);
        if (lasting.isNothing()) {
            return alert(
                    texts,
                    ending,
                    texts.text("closing.words.sandbox"),
                    rest(texts, "closing.rest.sandbox"),
                    stay(texts));
        }
        ButtonType keep = new ButtonType(texts.text("closing.keep"), ButtonBar.ButtonData.YES);
        if (lasting.proxies().isEmpty()) {
            return alert(
                    texts,
                    ending,
                    texts.text("closing.words"),
                    keep,
                    rest(texts, "closing.rest"),
                    stay(texts));
        }
        ButtonType stay = stay(texts);
        Alert alert =
                alert(
                        texts,
                        ending,
                        texts.text("closing.words.proxy", String.join(", ", lasting.withProxies())),
                        keep,
                        rest(texts, "closing.rest.proxy"),
                        stay);
        // Nothing that cuts clients off is done by Enter alone.
        ((Button) alert.getDialogPane().lookupButton(keep)).setDefaultButton(false);
        ((Button) alert.getDialogPane().lookupButton(stay)).setDefaultButton(true);
        return alert;
    }

    private static Alert alert(Texts texts, Ending ending, String words, ButtonType... buttons) {
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, words, buttons);
        alert.setTitle(texts.text("closing.title"));
        alert.setHeaderText(texts.text("closing.lead", String.join(", ", ending.sessions())));
        return alert;
    }

    private static ButtonType rest(Texts texts, String name) {
        return new ButtonType(texts.text(name), ButtonBar.ButtonData.NO);
    }

    private static ButtonType stay(Texts texts) {
        return new ButtonType(texts.text("closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
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
