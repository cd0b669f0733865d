package dev.turnstone.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Bench;
import dev.turnstone.app.ui.PastRuns;
import dev.turnstone.app.ui.theme.Tone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ShellViewModelTest {
    @TempDir private Path home;

    @Test
    void theThreeQuestionsAreAnsweredBeforeAnythingWasDone() throws Exception {
        try (Bench bench = Bench.in(home)) {
            ShellViewModel model = new ShellViewModel(bench.desk());

            ThreeQuestions answers = model.questionsProperty().get();
            assertThat(answers.moving().answer()).isNotBlank();
            assertThat(answers.same().tone()).isEqualTo(Tone.NEUTRAL);
            assertThat(answers.back().answer()).isNotBlank();
        }
    }

    @Test
    void aRunAtItsGateWaitsForApprovalAndIsProvenAndCanGoBack() throws Exception {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).current("prod");
            past.run("prod", "", PastRuns.TEARDOWN);
        }
        try (Bench bench = Bench.in(home)) {
            ShellViewModel model = new ShellViewModel(bench.desk());
            bench.until(() -> model.sessionProperty().get().equals("prod"));

            ThreeQuestions answers = model.questionsProperty().get();
            assertThat(answers.moving().tone()).isEqualTo(Tone.WARNING);
            assertThat(answers.moving().evidence()).contains("Tear down");
            assertThat(answers.same().tone()).isEqualTo(Tone.GOOD);
            assertThat(answers.same().evidence()).contains("18,204");
            assertThat(answers.back().tone()).isEqualTo(Tone.GOOD);
        }
    }
}
