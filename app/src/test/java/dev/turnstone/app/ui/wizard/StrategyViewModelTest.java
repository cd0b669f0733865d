package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.wizard.StrategyViewModel.Origin;
import dev.turnstone.app.ui.wizard.StrategyViewModel.Strategy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class StrategyViewModelTest extends WizardCase {
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

    @Test
    void whoComesBackToAWayFindsWhatWasSaidAboutIt() {
        WizardViewModel wizard =
                with("capture: {kind: proxy, listen: \"proxy:9300\", external: true, log: /log}");
        StrategyViewModel model = wizard.strategy();
        JsonNode before = wizard.draft().node("migrations.main.capture").deepCopy();

        model.strategyProperty().set(Strategy.DELTA);
        assertThat(wizard.draft().node("migrations.main.capture").propertyNames())
                .containsExactly("kind");
        model.strategyProperty().set(Strategy.PROXY);

        assertThat(wizard.draft().node("migrations.main.capture")).isEqualTo(before);
    }

    @Test
    void whatWasSaidInOneSessionIsNotSaidInAnother() {
        WizardViewModel wizard = with("capture: {kind: proxy, external: true}");
        wizard.strategy().strategyProperty().set(Strategy.DELTA);
        wizard.open("gamma");

        wizard.strategy().strategyProperty().set(Strategy.PROXY);

        assertThat(wizard.draft().node("migrations.main.capture").propertyNames())
                .containsExactly("kind");
    }

    @Test
    void aSnapshotThatIsThereIsShownAndStays() {
        WizardViewModel wizard =
                with("snapshot: {kind: existing, folder: /mnt/repo, name: nightly}");
        StrategyViewModel model = wizard.strategy();
        JsonNode before = wizard.draft().node("migrations.main.snapshot").deepCopy();
        assertThat(model.originProperty().get()).isEqualTo(Origin.EXISTING);
        assertThat(model.folderProperty().get()).isEqualTo("/mnt/repo");
        assertThat(model.snapshotProperty().get()).isEqualTo("nightly");

        model.strategyProperty().set(Strategy.NONE);
        model.originProperty().set(Origin.LIVE);
        assertThat(wizard.draft().node("migrations.main.snapshot").isMissingNode()).isTrue();
        model.originProperty().set(Origin.EXISTING);

        assertThat(wizard.draft().node("migrations.main.snapshot")).isEqualTo(before);
        model.folderProperty().set("");
        assertThat(model.isClear()).isFalse();
    }

    @Test
    void whereASnapshotIsSeenFromStaysWithIt() {
        WizardViewModel wizard =
                with("snapshot: {kind: create, location: /repo, folder: /mnt/repo, keep: true}");
        JsonNode before = wizard.draft().node("migrations.main.snapshot").deepCopy();

        wizard.strategy().originProperty().set(Origin.LIVE);
        wizard.strategy().originProperty().set(Origin.SNAPSHOT);

        assertThat(wizard.draft().node("migrations.main.snapshot")).isEqualTo(before);
    }

    /// The usual draft with one more field of its migration.
    private WizardViewModel with(String field) {
        return at(WizardStep.STRATEGY, WizardDesk.YAML.stripTrailing() + "\n    " + field + "\n");
    }
}
