package dev.turnstone.app.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Bench;
import dev.turnstone.app.ui.PastRuns;

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
            bench.until(() -> model.runs().size() == 2);

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
