package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.assess.Severity;

import org.junit.jupiter.api.Test;

class AssessmentViewModelTest extends WizardCase {
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
}
