package dev.turnstone.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.page.Page;
import dev.turnstone.app.ui.page.PageEntry;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.task.Failure;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

@UiTest
class ShellViewTest {
    private final FakeDesk desk = new FakeDesk();
    private final List<String> closed = new ArrayList<>();

    @Test
    void aPageThatCannotBeClosedKeepsNoOtherOpen() {
        ShellView shell = shell("home", "wizard", "history");

        assertThatThrownBy(
                        () ->
                                Toolkit.run(
                                        () -> {
                                            shell.open("home");
                                            shell.open("wizard");
                                            shell.open("history");
                                            shell.close();
                                        }))
                .hasRootCauseMessage("hidden");

        assertThat(closed).containsExactlyInAnyOrder("home", "wizard", "history");
    }

    @Test
    void everyPageThatWasOpenedSaysWhatItWouldLose() {
        ShellView shell = shell("home", "wizard", "history");

        List<Failure> lost =
                Toolkit.on(
                        () -> {
                            shell.open("home");
                            shell.open("wizard");
                            return shell.wouldLose();
                        });

        assertThat(lost).extracting(Failure::what).containsExactlyInAnyOrder("home", "wizard");
    }

    private ShellView shell(String... pages) {
        List<PageEntry> entries = new ArrayList<>();
        for (String each : pages) {
            entries.add(PageEntry.of(each, Feather.HOME, _ -> new Stubborn(each)));
        }
        return Toolkit.on(
                () -> new ShellView(desk.desk(), new ShellViewModel(desk.desk()), entries));
    }

    /// Fails at its end, and would lose something.
    private final class Stubborn implements Page {
        private final Node node = new VBox();
        private final String name;

        Stubborn(String name) {
            this.name = name;
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public void hidden() {
            if (name.equals("history")) {
                throw new IllegalStateException("hidden");
            }
        }

        @Override
        public List<Failure> wouldLose() {
            return List.of(new Failure(name, "", ""));
        }

        @Override
        public void close() {
            closed.add(name);
            throw new IllegalStateException(name);
        }
    }
}
