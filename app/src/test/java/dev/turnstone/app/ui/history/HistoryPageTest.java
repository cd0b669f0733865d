package dev.turnstone.app.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.PageShow;
import dev.turnstone.app.ui.run.SampleRun;

import javafx.scene.control.TableView;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

@UiTest
class HistoryPageTest {
    @Test
    void theChosenRunStaysChosenWhenTheHistoryGoesOn() {
        FakeDesk desk = new FakeDesk();
        HistoryViewModel model = new HistoryViewModel(desk.desk());
        List<Long> chosen =
                Toolkit.on(
                        () -> {
                            HistoryPage page = new HistoryPage(desk.desk(), model);
                            desk.engine().answer("history", history("running", 1, 2, 3));
                            model.follow(desk.snapshot(SampleRun.running()));
                            TableView<?> runs = (TableView<?>) find(page);
                            assertThat(runs.getSelectionModel().getSelectedIndex()).isZero();
                            runs.getSelectionModel().clearAndSelect(2);
                            runs.getSelectionModel().select(1);

                            desk.engine().answer("history", history("succeeded", 1, 2, 3, 4));
                            model.follow(desk.snapshot(SampleRun.done()));

                            return runs.getSelectionModel().getSelectedItems().stream()
                                    .map(row -> ((RunRow) row).run().id())
                                    .toList();
                        });

        assertThat(chosen).containsExactlyInAnyOrder(1L, 2L);
        assertThat(model.specsProperty().get().rightRun()).isEqualTo(2);
    }

    @Test
    void whoDoesNotLookAsksForNothing() {
        try (PageShow show = new PageShow()) {
            show.engine().answer("history", history("running", 1)).running(SampleRun.running());
            show.pass(Duration.ofSeconds(1));
            HistoryPage page = Toolkit.on(() -> new HistoryPage(show.desk()));
            Toolkit.run(page::shown);
            show.pass(Duration.ofSeconds(1));
            assertThat(show.engine().asked("history")).hasSize(1);

            Toolkit.run(page::hidden);
            show.engine().running(SampleRun.failed());
            show.pass(Duration.ofSeconds(1));
            assertThat(show.engine().asked("history")).hasSize(1);

            Toolkit.run(page::shown);
            show.pass(Duration.ofSeconds(1));
            assertThat(show.engine().asked("history")).hasSize(2);
        }
    }

    private static javafx.scene.Node find(HistoryPage page) {
        return page.node().lookup("#history-runs") instanceof TableView<?> found
                ? found
                : inSplit(page);
    }

    /// What lies in a split pane is looked up only once that has its skin.
    private static javafx.scene.Node inSplit(HistoryPage page) {
        new javafx.scene.Scene((javafx.scene.Parent) page.node());
        page.node().applyCss();
        return page.node().lookup("#history-runs");
    }

    private static String history(String state, int... runs) {
        return "{\"runs\":["
                + java.util.Arrays.stream(runs)
                        .mapToObj(run -> run(run, state))
                        .collect(java.util.stream.Collectors.joining(","))
                + "]}";
    }

    private static String run(int id, String state) {
        return "{\"id\":%d,\"session\":\"prod\",\"specVersion\":1,\"rehearsal\":false,\"state\":\"%s\",\"startedBy\":\"maria\",\"began\":\"2026-11-20T09:00:00Z\",\"changed\":\"2026-11-20T09:10:00Z\"}"
                .formatted(id, state);
    }
}
