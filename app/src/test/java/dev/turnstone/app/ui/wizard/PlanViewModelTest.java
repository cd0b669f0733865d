package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.FakeDesk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class PlanViewModelTest {
    @TempDir private Path home;
    private final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

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

    private WizardViewModel at(WizardStep step) {
        WizardDesk.leave(home, WizardDesk.YAML, step);
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }
}
