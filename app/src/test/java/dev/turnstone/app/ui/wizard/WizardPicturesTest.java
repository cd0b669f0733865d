package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Screenshots.Looks;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.run.PageShow;

import javafx.scene.control.ListView;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

@UiTest
class WizardPicturesTest {
    @TempDir private Path home;

    @Test
    void everyStepHasItsPicture() {
        pictures(Looks.ONE);
    }

    @Test
    @Tag("soak")
    void everyStepHasItsPictureInEveryLook() {
        pictures(Looks.EVERY);
    }

    private void pictures(Looks looks) {
        try (PageShow show = new PageShow()) {
            WizardDesk.answer(show.engine());
            show.page(
                    "wizard", desk -> new WizardPage(WizardDesk.at(home, desk), new FakeSurvey()));
            WizardDesk.leave(
                    home, WizardDesk.YAML.replace("es.shop", "wrong.shop"), WizardStep.SOURCE);
            show.picture(looks, "wizard-0-wrong", "wizard");
            for (WizardStep step : WizardStep.values()) {
                show.forget("wizard");
                WizardDesk.leave(home, WizardDesk.YAML, step);
                show.picture(looks, "wizard-" + step.number() + "-" + step.key(), "wizard");
            }
            loss(show, looks);
            snapshot(show, looks);
            writing(show, looks);
            assertThat(show.failures()).isEmpty();
        }
    }

    /// What is written by hand.
    private void writing(PageShow show, Looks looks) {
        WizardPage[] made = new WizardPage[1];
        show.forget("wizard");
        show.page(
                "wizard",
                desk -> {
                    made[0] = new WizardPage(WizardDesk.at(home, desk), new FakeSurvey());
                    return made[0];
                });
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.METADATA);
        show.picture(
                looks,
                "wizard-6-writing",
                "wizard",
                root -> {
                    MetadataViewModel metadata = made[0].model().metadata();
                    if (root.lookup("#objects") instanceof ListView<?> objects
                            && objects.getItems().size() > 1) {
                        if (!metadata.isWriting()) {
                            metadata.write(metadata.objects().get(1), "{\n  \"mappings\" : { }\n}");
                            objects.getSelectionModel().select(0);
                            objects.getSelectionModel().select(1);
                        }
                        return true;
                    }
                    return false;
                });
    }

    /// Documents of a snapshot that is there.
    private void snapshot(PageShow show, Looks looks) {
        show.forget("wizard");
        WizardDesk.leave(
                home,
                WizardDesk.YAML.stripTrailing()
                        + "\n    snapshot: {kind: existing, folder: /mnt/snapshots}\n",
                WizardStep.STRATEGY);
        show.picture(looks, "wizard-5-snapshot", "wizard");
    }

    /// What an object loses on its way, side by side.
    private void loss(PageShow show, Looks looks) {
        show.forget("wizard");
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.METADATA);
        show.picture(
                looks,
                "wizard-6-loss",
                "wizard",
                root -> {
                    if (root.lookup("#objects") instanceof ListView<?> objects
                            && objects.getItems().size() > 1) {
                        objects.getSelectionModel().select(1);
                        return true;
                    }
                    return false;
                });
    }
}
