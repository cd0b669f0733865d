package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.wizard.StrategyViewModel.Origin;
import dev.turnstone.app.ui.wizard.StrategyViewModel.Strategy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class StrategyViewModelTest {
    @TempDir private Path home;
    private final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

    @Test
    void aSnapshotNeedsItsFolder() {
        WizardViewModel wizard = at(WizardStep.STRATEGY);
        StrategyViewModel model = wizard.strategy();
        model.originProperty().set(Origin.SNAPSHOT);
        assertThat(model.isClear()).isFalse();

        model.locationProperty().set("/backup");

        assertThat(model.isClear()).isTrue();
        assertThat(wizard.draft().text("migrations.main.snapshot.location")).isEqualTo("/backup");
        model.originProperty().set(Origin.LIVE);
        assertThat(wizard.draft().node("migrations.main.snapshot").isMissingNode()).isTrue();
    }

    @Test
    void theWayIsWrittenToTheSpec() {
        WizardViewModel wizard = at(WizardStep.STRATEGY);

        wizard.strategy().strategyProperty().set(Strategy.PROXY);

        assertThat(wizard.draft().text("migrations.main.capture.kind")).isEqualTo("proxy");
    }

    private WizardViewModel at(WizardStep step) {
        WizardDesk.leave(home, WizardDesk.YAML, step);
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }
}
