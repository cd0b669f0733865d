package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.wizard.IndicesViewModel.Show;

import org.junit.jupiter.api.Test;

class IndicesViewModelTest extends WizardCase {
    @Test
    void fiveThousandIndicesAreSifted() {
        IndicesViewModel model = at(WizardStep.INDICES).indices();
        assertThat(model.shown()).hasSize(FakeSurvey.INDICES);

        model.filterProperty().set("orders-12");
        assertThat(model.shown()).hasSize(98).allMatch(row -> row.name().startsWith("orders-12"));
        model.filterProperty().set("");
        model.showProperty().set(Show.LEFT_OUT);
        assertThat(model.shown()).isNotEmpty().noneMatch(IndexRow::isTaken);
        assertThat(model.total().all()).isEqualTo(FakeSurvey.INDICES);
    }

    @Test
    void oneThatIsLeftOutIsNamedOnce() {
        WizardViewModel wizard = at(WizardStep.INDICES);

        wizard.indices().leaveOut("orders-0101");
        wizard.indices().leaveOut("orders-0101");

        assertThat(wizard.draft().texts("migrations.main.indices.exclude"))
                .containsExactly("orders-00*", "orders-0101");
    }
}
