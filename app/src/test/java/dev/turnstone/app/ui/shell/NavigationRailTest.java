package dev.turnstone.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.AllPages;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.Windowed;

import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@UiTest
class NavigationRailTest {
    private final List<String> opened = new CopyOnWriteArrayList<>();

    @Test
    void arrowKeysGoOnAndMarkNothingThatIsNotShown() {
        try (Windowed window = show()) {
            window.focus("#nav-home");

            window.robot().type(KeyCode.DOWN);
            Toolkit.pulse();

            assertThat(Toolkit.on(() -> window.find("#nav-wizard").orElseThrow().isFocused()))
                    .isTrue();
            assertThat(opened).isEmpty();
            assertThat(marked(window)).containsExactly("nav-home");

            window.robot().type(KeyCode.SPACE);
            Toolkit.pulse();
            assertThat(opened).containsExactly("wizard");

            window.robot().type(KeyCode.UP, KeyCode.UP);
            Toolkit.pulse();
            assertThat(Toolkit.on(() -> window.find("#nav-home").orElseThrow().isFocused()))
                    .isTrue();
        }
    }

    @Test
    void thePageThatIsShownStaysMarked() {
        try (Windowed window = show()) {
            window.click("#nav-home");
            Toolkit.pulse();

            assertThat(marked(window)).containsExactly("nav-home");
            assertThat(opened).containsExactly("home");
        }
    }

    private static List<String> marked(Windowed window) {
        return Toolkit.on(
                () ->
                        AllPages.list().stream()
                                .map(page -> "nav-" + page.id())
                                .filter(id -> isMarked(window, "#" + id))
                                .toList());
    }

    private static boolean isMarked(Windowed window, String id) {
        return ((ToggleButton) window.find(id).orElseThrow()).isSelected();
    }

    private Windowed show() {
        return Windowed.show(
                () -> {
                    NavigationRail rail =
                            new NavigationRail(AllPages.list(), Texts.of("ui"), opened::add);
                    rail.select("home");
                    return rail;
                });
    }
}
