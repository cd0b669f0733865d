package dev.turnstone.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.shell.Ending.ProxyStep;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

@UiTest
class ClosingDialogTest {
    private static final Texts TEXTS = Texts.of("ui");
    private static final ProxyStep PROXY = new ProxyStep("sandbox", "a/proxy-capture/b/c");

    @Test
    void whatEndsWithTheWindowIsNotOfferedToGoOn() {
        assertThat(buttons(new Ending(List.of("sandbox"), List.of(PROXY)), Set.of("sandbox")))
                .containsExactly("End the sandbox", "Stay");
    }

    @Test
    void whatCanGoOnIsOfferedToBesideASandbox() {
        assertThat(
                        buttons(
                                new Ending(List.of("sandbox", "prod"), List.of(PROXY)),
                                Set.of("sandbox")))
                .containsExactly("Keep it going", "Let it rest", "Stay");
    }

    @Test
    void clientsOfAProxyAreNamedByWhatBecomesOfThem() {
        assertThat(buttons(new Ending(List.of("sandbox"), List.of(PROXY)), Set.of()))
                .containsExactly("Keep it going", "Refuse clients", "Stay");
    }

    private static List<String> buttons(Ending ending, Set<String> sandboxes) {
        return Toolkit.on(
                () -> {
                    Alert alert = ClosingDialog.of(ending, sandboxes, TEXTS);
                    return alert.getButtonTypes().stream().map(ButtonType::getText).toList();
                });
    }
}
