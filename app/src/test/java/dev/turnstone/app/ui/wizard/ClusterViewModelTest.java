package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.wizard.ClusterViewModel.Field;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

class ClusterViewModelTest extends WizardCase {
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

    @Test
    void aSecretIsKeptAndTriedOnlyWhenItIsGiven() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Path running = home.resolve("secrets").resolve("prod-source");
        Files.writeString(running, "of the run");
        WizardDesk.leave(
                home,
                WizardDesk.YAML.replace(
                        "user: maria", "user: maria\n      secret: file:" + running),
                WizardStep.SOURCE);
        WizardViewModel wizard = open();
        ClusterViewModel model = wizard.cluster(Side.SOURCE);
        assertThat(model.keepsSecret()).isTrue();
        assertThat(model.isClear()).isTrue();

        model.fields().typed.set("n");
        model.fields().typed.set("ne");

        assertThat(model.contact().answer()).isEmpty();
        assertThat(home.resolve("secrets")).isDirectoryNotContaining("glob:**-2");
        model.fields().typed.set("new");
        model.give();

        assertThat(model.isClear()).isTrue();
        assertThat(running).hasContent("of the run");
        assertThat(home.resolve("secrets").resolve("prod-source-2")).hasContent("new");
        assertThat(wizard.draft().text("sources.source.auth.secret")).endsWith("prod-source-2");
    }

    @Test
    void aSecretGoesToNoAddressThatItWasNotGivenFor() {
        ClusterViewModel model = at(WizardStep.SOURCE).cluster(Side.SOURCE);
        model.fields().place.set(SecretPlace.TYPED);
        model.fields().typed.set("s3cret!");
        model.give();
        assertThat(model.isClear()).isTrue();

        model.fields().url.set("http://es.shop.example.org:9200");

        assertThat(model.contact().answer()).isEmpty();
        model.give();
        assertThat(model.isClear()).isTrue();
    }
}
