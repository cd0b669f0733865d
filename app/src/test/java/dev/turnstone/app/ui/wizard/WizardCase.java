package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.run.FakeDesk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A folder of one's own and an engine that answers: what every test of the wizard begins with.
abstract class WizardCase {
    @TempDir Path home;
    final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

    /// As the session was left.
    final WizardViewModel open() {
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }

    final WizardViewModel at(WizardStep step) {
        return at(step, WizardDesk.YAML);
    }

    final WizardViewModel at(WizardStep step, String yaml) {
        WizardDesk.leave(home, yaml, step);
        return open();
    }
}
