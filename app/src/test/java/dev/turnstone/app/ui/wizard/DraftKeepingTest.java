package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the wizard leaves on disk, and whose spec it takes for the newest.
class DraftKeepingTest {
    @TempDir private Path home;
    private final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

    @Test
    void whatWasStartedIsNoDraftAnyMore() {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.START);
        WizardViewModel model = open();
        model.start();
        assertThat(model.starting().answer()).isPresent();

        model.keepNow();

        assertThat(draft()).doesNotExist();
    }

    @Test
    void whoOnlyLooksWritesNothing() {
        spec(2, WizardDesk.YAML);
        WizardViewModel model = open();

        model.keepNow();

        assertThat(draft()).doesNotExist();
        assertThat(home.resolve("drafts")).doesNotExist();
    }

    @Test
    void whoLooksAtAPlanChangesNoSpec() {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.PLAN);
        WizardViewModel model = open();

        assertThat(model.plan().isClear()).isTrue();
        assertThat(desk.engine().asked("configure")).isEmpty();
        assertThat(desk.engine().asked("plan").getFirst().path("spec").asString(""))
                .contains("es.shop.example");
    }

    @Test
    void aDraftIsNotPutOverASpecThatCameAfterIt() {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.START);
        spec(2, WizardDesk.YAML.replace("es.shop.example", "es.new.example"));
        WizardViewModel model = open();

        model.start();
        assertThat(desk.engine().asked("configure")).isEmpty();
        assertThat(desk.engine().asked("start")).isEmpty();

        assertThat(model.newerProperty().get()).isPresent();
        model.keepMine();
        model.start();
        assertThat(desk.engine().asked("configure")).hasSize(1);
        assertThat(desk.engine().asked("start")).hasSize(1);
    }

    @Test
    void theNewerSpecIsTakenAndTheDraftGoes() {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.START);
        spec(2, WizardDesk.YAML.replace("es.shop.example", "es.new.example"));
        WizardViewModel model = open();

        model.takeNewer();

        assertThat(draft()).doesNotExist();
        assertThat(model.newerProperty().get()).isEmpty();
        assertThat(model.draft().yaml()).contains("es.new.example");
    }

    @Test
    void aSpecThatCameWhileTheWindowWasOpenIsNotOverwritten() {
        spec(1, WizardDesk.YAML);
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.START);
        WizardViewModel model = open();
        model.draft().put("migrations.main.capture.kind", "none");
        model.plan().ask("prod");
        spec(2, WizardDesk.YAML.replace("es.shop.example", "es.new.example"));

        model.start();

        assertThat(desk.engine().asked("configure")).isEmpty();
        assertThat(desk.engine().asked("start")).isEmpty();
        assertThat(model.newerProperty().get()).isPresent();
    }

    @Test
    void aDraftThatCannotBeReadStaysAsItIs() throws IOException {
        WizardDesk.leave(home, "sources: [", WizardStep.START);
        WizardViewModel model = open();

        model.keepNow();
        model.start();

        assertThat(Files.readString(draft())).isEqualTo("sources: [");
        assertThat(desk.failures()).hasSize(1);
        assertThat(desk.engine().asked("start")).isEmpty();
    }

    private void spec(int version, String text) {
        desk.engine()
                .answer(
                        "spec",
                        Json.MAPPER
                                .createObjectNode()
                                .put("session", "prod")
                                .put("spec", text)
                                .put("version", version));
    }

    private Path draft() {
        return home.resolve("drafts").resolve("prod.yaml");
    }

    private WizardViewModel open() {
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }
}
