package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.wizard.ClusterViewModel.Field;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ClusterViewModelTest {
    @TempDir private Path home;
    private final FakeDesk desk = new FakeDesk();

    @BeforeEach
    void engineAnswers() {
        WizardDesk.answer(desk.engine());
    }

    @Test
    void whatIsWrongStandsBesideItsField() {
        ClusterViewModel model = at(WizardStep.SOURCE).cluster(Side.SOURCE);
        assertThat(model.isClear()).isTrue();

        model.fields().url.set("http://wrong.example:9200");

        assertThat(model.isClear()).isFalse();
        assertThat(model.problems(Field.URL)).hasSize(1);
        assertThat(model.problems(Field.LOGIN)).isEmpty();
    }

    @Test
    void withoutAnAddressNobodyIsAsked() {
        ClusterViewModel model = at(WizardStep.SOURCE).cluster(Side.SOURCE);

        model.fields().url.set("");

        assertThat(model.contact().answer()).isEmpty();
        assertThat(model.isClear()).isFalse();
    }

    private WizardViewModel at(WizardStep step) {
        WizardDesk.leave(home, WizardDesk.YAML, step);
        WizardViewModel model = WizardDesk.model(home, desk);
        model.open("prod");
        return model;
    }
}
