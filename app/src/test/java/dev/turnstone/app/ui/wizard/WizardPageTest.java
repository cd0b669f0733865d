package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;
import dev.turnstone.app.ui.task.Failure;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;

/// What a window that is closed would take along.
@UiTest
class WizardPageTest extends WizardCase {
    @Test
    void aDraftThatCannotBeWrittenWouldBeLost() throws Exception {
        WizardPage page = page();
        Files.writeString(home.resolve("drafts"), "in the way");
        Toolkit.run(() -> page.model().draft().put("migrations.main.capture.kind", "none"));

        assertThat(Toolkit.on(page::wouldLose))
                .singleElement()
                .extracting(Failure::what)
                .asString()
                .contains("cannot be written");

        Files.delete(home.resolve("drafts"));
        assertThat(Toolkit.on(page::wouldLose)).isEmpty();
        assertThat(home.resolve("drafts").resolve("prod.yaml")).content().contains("none");
    }

    @Test
    void whatIsWrittenByHandWouldBeLost() {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.METADATA);
        WizardPage page = page();
        assertThat(Toolkit.on(page::wouldLose)).isEmpty();

        Toolkit.run(
                () -> {
                    MetadataViewModel metadata = page.model().metadata();
                    metadata.write(metadata.objects().getFirst(), "{\"mine\":1}");
                });

        assertThat(Toolkit.on(page::wouldLose)).hasSize(1);
    }

    private WizardPage page() {
        return Toolkit.on(
                () -> {
                    WizardPage page =
                            new WizardPage(WizardDesk.at(home, desk.desk()), new FakeSurvey());
                    page.model().open("prod");
                    return page;
                });
    }
}
