package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.engine.assess.Severity;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class AssessmentViewModelTest {
    @TempDir private Path home;
    private final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

    @Test
    void findingsAreThereWhenTheStepIsEnteredAndCountedByWeight() {
        AssessmentViewModel model = at(WizardStep.ASSESSMENT).assessment();

        assertThat(model.findings()).hasSize(3);
        assertThat(model.count(Severity.BLOCKER)).isOne();
        assertThat(model.count(Severity.WARNING)).isOne();
    }

    @Test
    void beforeAnybodyAskedNothingIsClaimed() {
        AssessmentViewModel model = at(WizardStep.SOURCE).assessment();

        assertThat(model.assessment().answer()).isEmpty();
        assertThat(model.count(Severity.BLOCKER)).isZero();
    }

    private WizardViewModel at(WizardStep step) {
        WizardDesk.leave(home, WizardDesk.YAML, step);
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }
}
