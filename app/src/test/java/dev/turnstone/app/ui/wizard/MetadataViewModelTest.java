package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.engine.metadata.Action;
import dev.turnstone.engine.metadata.PlannedObject;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class MetadataViewModelTest {
    @TempDir private Path home;
    private final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

    @Test
    void aRefusedObjectStopsTheWayUntilItIsEdited() throws Exception {
        WizardViewModel wizard = at(WizardStep.METADATA);
        MetadataViewModel model = wizard.metadata();
        assertThat(wizard.isClear(WizardStep.METADATA)).isFalse();

        model.replace(refused(model), "{\"mappings\":{}}");

        assertThat(edits(wizard)).contains("index/geo-old").contains("replace");
        assertThat(model.isEdited(refused(model))).isTrue();
        model.undoEdit(refused(model));
        assertThat(wizard.draft().text("migrations.main.metadata.edits")).isEmpty();
    }

    @Test
    void anIndexThatIsLeftOutStaysBehindWithItsDocuments() {
        WizardViewModel wizard = at(WizardStep.METADATA);

        wizard.metadata().leaveOut(refused(wizard.metadata()));

        assertThat(wizard.indices().excludeProperty().get()).contains("geo-old");
    }

    @Test
    void anythingElseThatIsLeftOutIsSkipped() throws Exception {
        WizardViewModel wizard = at(WizardStep.METADATA);
        PlannedObject pipeline =
                wizard.metadata().objects().stream()
                        .filter(each -> each.kind() == Kind.PIPELINE)
                        .findFirst()
                        .orElseThrow();

        wizard.metadata().leaveOut(pipeline);

        assertThat(
                        Json.MAPPER
                                .readTree(edits(wizard))
                                .path(pipeline.key())
                                .path("skip")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void onlyAJsonObjectCanBeSent() {
        assertThat(MetadataViewModel.trouble("{\"settings\":{}}")).isEmpty();
        assertThat(MetadataViewModel.trouble("{\"settings\":")).isPresent();
        assertThat(MetadataViewModel.trouble("[]")).isPresent();
        assertThat(MetadataViewModel.trouble("")).isPresent();
    }

    private static PlannedObject refused(MetadataViewModel model) {
        return model.objects().stream()
                .filter(each -> each.action() == Action.REFUSED)
                .findFirst()
                .orElseThrow();
    }

    private static String edits(WizardViewModel wizard) throws java.io.IOException {
        return Files.readString(Path.of(wizard.draft().text("migrations.main.metadata.edits")));
    }

    private WizardViewModel at(WizardStep step) {
        WizardDesk.leave(home, WizardDesk.YAML, step);
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }
}
