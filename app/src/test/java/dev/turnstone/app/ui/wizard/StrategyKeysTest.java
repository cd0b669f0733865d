package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.Windowed;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

@UiTest
class StrategyKeysTest extends WizardCase {
    @Test
    void whatArrowKeysChooseStandsInTheSpec() {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.STRATEGY);
        WizardViewModel model = Toolkit.on(this::open);
        try (Windowed window =
                Windowed.show(() -> (Parent) new StrategyView(model, Texts.of("wizard")).node())) {
            window.focus("#strategy-delta");
            window.robot().type(KeyCode.RIGHT);
            Toolkit.pulse();

            assertThat(kind(model)).isEqualTo("none");

            window.robot().type(KeyCode.LEFT);
            Toolkit.pulse();
            assertThat(kind(model)).isEqualTo("delta");

            window.focus("#origin-live");
            window.robot().type(KeyCode.DOWN);
            Toolkit.pulse();
            assertThat(Toolkit.on(() -> model.strategy().originProperty().get()))
                    .isEqualTo(StrategyViewModel.Origin.SNAPSHOT);
        }
    }

    private static String kind(WizardViewModel model) {
        return Toolkit.on(() -> model.draft().text("migrations.main.capture.kind"));
    }
}
