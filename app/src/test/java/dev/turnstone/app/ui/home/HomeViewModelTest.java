package dev.turnstone.app.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Bench;
import dev.turnstone.app.ui.PastRuns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class HomeViewModelTest {
    @TempDir private Path home;

    @Test
    void choosingASessionWorksInIt() throws Exception {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).spec("gamma", 1).current("prod");
            past.run("gamma", "", "");
        }
        try (Bench bench = Bench.in(home)) {
            HomeViewModel model = new HomeViewModel(bench.desk());
            bench.until(() -> model.runs().size() == 1);

            model.choose("gamma");
            bench.until(
                    () ->
                            model.sessions().stream()
                                    .anyMatch(
                                            row ->
                                                    row.current()
                                                            && row.session()
                                                                    .name()
                                                                    .equals("gamma")));

            assertThat(bench.failures()).isEmpty();
        }
    }

    @Test
    void aTrialsSessionTakesAFreeName() {
        assertThat(TrialViewModel.free(List.of("main"))).isEqualTo("sandbox");
        assertThat(TrialViewModel.free(List.of("sandbox", "sandbox-2"))).isEqualTo("sandbox-3");
    }

    @Test
    void aTrialThatBreaksSaysWhyAndCanBeStartedAgain() throws Exception {
        try (Bench bench = Bench.in(home)) {
            TrialHouse broken =
                    new TrialHouse(home) {
                        @Override
                        dev.turnstone.app.sandbox.TrialReport play(
                                dev.turnstone.app.sandbox.Asking engine, String session) {
                            throw new dev.turnstone.model.TurnstoneException(
                                    "The servers could not be downloaded.", "Check the network.");
                        }
                    };
            TrialViewModel model = new TrialViewModel(bench.desk(), broken);

            model.start();

            TrialProgress now = model.progressProperty().get();
            assertThat(now.state()).isEqualTo(TrialProgress.State.FAILED);
            assertThat(now.isUnderWay()).isFalse();
            assertThat(now.failure())
                    .hasValueSatisfying(
                            failure ->
                                    assertThat(failure.remedy()).isEqualTo("Check the network."));
        }
    }
}
