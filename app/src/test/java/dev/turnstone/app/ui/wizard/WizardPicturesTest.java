package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.PageShow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;

@UiTest
class WizardPicturesTest {
    @TempDir private Path home;

    @Test
    void everyStepHasItsPicture() {
        try (PageShow show = new PageShow()) {
            WizardDesk.answer(show.engine());
            show.page(
                    "wizard",
                    Feather.SEND,
                    desk -> new WizardPage(WizardDesk.at(home, desk), new FakeSurvey()));
            WizardDesk.leave(
                    home, WizardDesk.YAML.replace("es.shop", "wrong.shop"), WizardStep.SOURCE);
            show.picture("wizard-0-wrong", "wizard");
            for (WizardStep step : WizardStep.values()) {
                WizardDesk.leave(home, WizardDesk.YAML, step);
                show.picture("wizard-" + step.number() + "-" + step.key(), "wizard");
            }
            assertThat(show.failures()).isEmpty();
        }
    }
}
