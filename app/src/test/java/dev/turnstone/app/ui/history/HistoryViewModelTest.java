package dev.turnstone.app.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Bench;
import dev.turnstone.app.ui.PastRuns;
import dev.turnstone.app.ui.feed.FeedSnapshot;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.HeldTasks;
import dev.turnstone.app.ui.run.SampleRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class HistoryViewModelTest {
    @TempDir private Path home;

    @Test
    void theNewestRunComesFirstWithItsSpecAgainstTheRunBefore() throws Exception {
        past();
        try (Bench bench = Bench.in(home)) {
            HistoryViewModel model = new HistoryViewModel(bench.desk());
            bench.until(() -> !bench.desk().feed().now().isEmpty());
            model.follow(bench.desk().feed().now());

            model.choose(List.of(model.runs().getFirst()));

            assertThat(model.runs()).extracting(row -> row.run().id()).containsExactly(2L, 1L);
            assertThat(model.specsProperty().get().left()).contains("orders-1*");
            assertThat(model.specsProperty().get().right()).contains("orders-2*");
            assertThat(model.happenings())
                    .extracting(Happening::what)
                    .contains("Take snapshot (orders \u2192 prod-os)");
        }
    }

    @Test
    void anAnswerOfAnotherSessionIsLetGo() {
        HeldTasks held = new HeldTasks();
        FakeDesk fake = new FakeDesk();
        HistoryViewModel model = new HistoryViewModel(fake.with(held));
        fake.engine().answer("history@prod", history(7));
        model.follow(fake.snapshot(SampleRun.running()));
        held.release();
        assertThat(model.runs()).hasSize(1);

        model.follow(fake.snapshot(SampleRun.done()));
        model.follow(new FeedSnapshot(fake.desk().clock().instant(), "gamma", List.of(), ""));
        assertThat(model.runs()).isEmpty();
        // That of gamma does not come at all.
        held.release();

        assertThat(model.runs()).isEmpty();
        assertThat(fake.engine().asked("history").getLast().path("session").asString(""))
                .isEqualTo("gamma");
    }

    private static String history(int run) {
        return "{\"runs\":[{\"id\":%d,\"session\":\"prod\",\"specVersion\":1,\"rehearsal\":false,\"state\":\"running\",\"startedBy\":\"maria\",\"began\":\"2026-11-20T09:00:00Z\",\"changed\":\"2026-11-20T09:10:00Z\"}]}"
                .formatted(run);
    }

    @Test
    void theExportHoldsEverythingThatIsRemembered() throws Exception {
        past();
        try (Bench bench = Bench.in(home)) {
            HistoryViewModel model = new HistoryViewModel(bench.desk());
            Path file = home.resolve("export.json");

            model.export(file);

            assertThat(bench.failures()).isEmpty();
            assertThat(model.exportedProperty().get()).isEqualTo(file.toString());
            assertThat(file).content().contains("orders-1*").contains("step_log");
        }
    }

    private void past() throws InterruptedException {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).current("prod");
            past.run("prod", "", "");
            past.spec("prod", 2);
            past.run("prod", PastRuns.SNAPSHOT, "");
        }
    }
}
