package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanViewModelTest extends WizardCase {
    @Test
    void thePlanShowsItsStepsAndHowManyWaitForSomebody() {
        PlanViewModel model = at(WizardStep.PLAN).plan();

        assertThat(model.isClear()).isTrue();
        assertThat(model.planned().answer())
                .hasValueSatisfying(
                        planned -> {
                            assertThat(planned.nodes()).hasSize(6);
                            assertThat(planned.gates()).isOne();
                        });
        assertThat(model.estimates().answer()).isPresent();
    }

    @Test
    void whatTheEngineCannotRunStopsTheWay() {
        desk.engine()
                .answer(
                        "plan",
                        "{\"steps\":[],\"canStart\":false,\"notInThisVersion\":[\"switch\"]}");

        PlanViewModel model = at(WizardStep.PLAN).plan();

        assertThat(model.isClear()).isFalse();
        assertThat(model.planned().answer())
                .hasValueSatisfying(
                        planned -> assertThat(planned.missing()).containsExactly("switch"));
    }
}
