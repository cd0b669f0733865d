package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.metadata.Action;
import dev.turnstone.engine.metadata.PlannedObject;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

class MetadataViewModelTest extends WizardCase {
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

    @Test
    void whatIsWrittenByHandIsKeptOrDiscardedBeforeOneGoesOn() {
        WizardViewModel wizard = at(WizardStep.METADATA);
        MetadataViewModel model = wizard.metadata();
        model.leaveOut(refused(model));
        PlannedObject object = model.objects().getFirst();
        assertThat(model.isClear()).isTrue();

        model.write(object, "{\"mine\":1}");
        assertThat(model.isWriting()).isTrue();
        assertThat(model.isClear()).isFalse();
        wizard.go(WizardStep.STRATEGY);
        wizard.go(WizardStep.METADATA);
        wizard.open("gamma");
        assertThat(model.isWriting()).isFalse();
        wizard.open("prod");
        wizard.go(WizardStep.METADATA);

        assertThat(model.written().text(object.key())).hasValue("{\"mine\":1}");
        model.replace(object, "{\"mine\":1}");
        assertThat(model.isWriting()).isFalse();
    }

    @Test
    void whoOnlyLooksAtWhatIsSentWritesNothing() {
        MetadataViewModel model = at(WizardStep.METADATA).metadata();
        PlannedObject object = model.objects().getFirst();
        model.write(object, "{}");

        model.write(object, object.sent().toPrettyString());

        assertThat(model.isWriting()).isFalse();
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
}
