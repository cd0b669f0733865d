package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the wizard leaves on disk, and whose spec it takes for the newest.
class DraftKeepingTest extends WizardCase {
    @Test
    void whatWasStartedIsNoDraftAnyMore() {
        WizardViewModel model = at(WizardStep.START);
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
        WizardViewModel model = at(WizardStep.PLAN);

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
        WizardViewModel model = at(WizardStep.START);
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

    @Test
    void whatCannotBeWrittenIsToldUntilItIs() throws IOException {
        WizardViewModel model = open();
        Files.writeString(home.resolve("drafts"), "in the way");

        model.draft().put("migrations.main.capture.kind", "none");

        assertThat(model.troubleProperty().get())
                .hasValueSatisfying(why -> assertThat(why.remedy()).contains("may be written"));
        assertThatThrownBy(model::keepNow).hasMessageContaining("cannot be written");

        Files.delete(home.resolve("drafts"));
        model.draft().put("migrations.main.capture.kind", "proxy");

        assertThat(model.troubleProperty().get()).isEmpty();
        assertThat(draft()).content().contains("proxy");
    }

    @Test
    void whatCouldNotBeWrittenOfASessionIsThereAgainAndWrittenLater() throws IOException {
        WizardViewModel model = open();
        Files.writeString(home.resolve("drafts"), "in the way");
        model.draft().put("migrations.main.capture.kind", "none");

        model.open("gamma");
        assertThat(model.draft().yaml()).doesNotContain("none");
        model.open("prod");
        assertThat(model.draft().text("migrations.main.capture.kind")).isEqualTo("none");
        model.open("gamma");

        Files.delete(home.resolve("drafts"));
        model.keepNow();

        assertThat(draft()).content().contains("none");
        assertThat(model.troubleProperty().get()).isEmpty();
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
}
