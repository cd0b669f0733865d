package dev.turnstone.app.ui.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.Sheet;
import dev.turnstone.app.ui.run.Windowed;
import dev.turnstone.app.ui.task.Tasks;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

@UiTest
@Tag("soak")
class DiffViewTest {
    @Test
    void f7WalksFromDifferenceToDifferenceAndTellsWhenThereAreNoMore() {
        List<Integer> beyond = new ArrayList<>();
        DiffView view = Toolkit.on(() -> view(beyond));
        try (Windowed window = Windowed.show(() -> view)) {
            window.focus(".code-list");
            window.robot().push(KeyCode.F7);
            window.await(() -> selected(window) >= 0);
            int first = Toolkit.on(() -> selected(window));
            window.robot().push(KeyCode.F7);
            window.await(() -> selected(window) > first);
            window.robot().push(KeyCode.F7);
            window.await(() -> !beyond.isEmpty());
            assertThat(beyond).containsExactly(1);
            window.robot().press(KeyCode.SHIFT).push(KeyCode.F7).release(KeyCode.SHIFT);
            window.await(() -> selected(window) == first);
        }
    }

    private static int selected(Windowed window) {
        return ((ListView<?>) window.find(".code-list").orElseThrow())
                .getSelectionModel()
                .getSelectedIndex();
    }

    private static DiffView view(List<Integer> beyond) {
        DiffView view =
                new DiffView(
                        Tasks.direct(
                                failure -> {
                                    throw new AssertionError(failure.details());
                                }),
                        Texts.of("controls"));
        Sheet.dress(view);
        view.whenBeyond(beyond::add);
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            left.append("line ").append(i).append('\n');
            right.append(i == 10 || i == 40 ? "other " : "line ").append(i).append('\n');
        }
        view.show(left.toString(), right.toString());
        return view;
    }
}
