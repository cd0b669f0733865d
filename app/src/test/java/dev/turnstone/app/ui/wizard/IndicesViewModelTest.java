package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.wizard.IndicesViewModel.Show;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class IndicesViewModelTest {
    @TempDir private Path home;
    private final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

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

    private WizardViewModel at(WizardStep step) {
        WizardDesk.leave(home, WizardDesk.YAML, step);
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }
}
