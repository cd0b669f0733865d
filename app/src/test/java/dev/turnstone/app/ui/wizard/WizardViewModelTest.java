package dev.turnstone.app.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.wizard.ClusterViewModel.Field;
import dev.turnstone.app.ui.wizard.StrategyViewModel.Strategy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class WizardViewModelTest extends WizardCase {
    private static final String SIGNED =
            """
            sources:
              source:
                url: http://es.shop.example:9200
                auth:
                  kind: sigv4
                  region: eu-central-1
                  service: aoss
                  accessKey: file:/keys/id
                  secretKey: file:/keys/secret
                  sessionToken: file:/keys/token
            """;

    @Test
    void nobodyGoesOnBeforeTheClusterAnswers() {
        WizardViewModel model = open();
        assertThat(model.isClear(WizardStep.SOURCE)).isFalse();

        model.cluster(Side.SOURCE).fields().url.set("http://wrong.example:9200");
        assertThat(model.cluster(Side.SOURCE).problems(Field.URL))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("Correct"));
        model.next();
        assertThat(model.stepProperty().get()).isEqualTo(WizardStep.SOURCE);

        model.cluster(Side.SOURCE).fields().url.set("http://es.example:9200");
        model.next();
        assertThat(model.stepProperty().get()).isEqualTo(WizardStep.TARGET);
    }

    @Test
    void aCrashLosesNothingAndOneIsBackAtTheSameStep() {
        WizardViewModel model = at(WizardStep.STRATEGY);
        model.strategy().strategyProperty().set(Strategy.NONE);

        WizardViewModel again = open();

        assertThat(again.stepProperty().get()).isEqualTo(WizardStep.STRATEGY);
        assertThat(again.strategy().strategyProperty().get()).isEqualTo(Strategy.NONE);
        assertThat(again.cluster(Side.SOURCE).fields().user.get()).isEqualTo("maria");
        assertThat(again.indices().excludeProperty().get()).isEqualTo("orders-00*");
    }

    @Test
    void whatTheWizardDoesNotKnowStaysInTheSpec() {
        WizardViewModel model = at(WizardStep.SOURCE);
        model.cluster(Side.SOURCE).fields().url.set("http://other.example:9200");

        assertThat(model.draft().node("migrations.main.validation.parity").asBoolean(false))
                .isTrue();
    }

    @Test
    void anotherAddressLeavesTheKeysOfTheSignatureAsTheyAre() {
        WizardDesk.leave(home, SIGNED, WizardStep.SOURCE);
        WizardViewModel model = open();
        JsonNode before = model.draft().node("sources.source.auth").deepCopy();
        ClusterFields fields = model.cluster(Side.SOURCE).fields();

        fields.url.set("http://other.example:9200");
        assertThat(model.draft().node("sources.source.auth")).isEqualTo(before);

        fields.login.set(LoginKind.BASIC);
        assertThat(model.draft().node("sources.source.auth").has("accessKey")).isFalse();
        fields.login.set(LoginKind.NONE);
        fields.login.set(LoginKind.SIGV4);
        assertThat(model.draft().node("sources.source.auth")).isEqualTo(before);
    }

    @Test
    void aTypedSecretStandsInAFileAndNeverInTheDraft() throws Exception {
        WizardViewModel model = open();
        ClusterFields fields = model.cluster(Side.SOURCE).fields();
        fields.url.set("https://es.example:9200");
        fields.login.set(LoginKind.BASIC);
        fields.user.set("maria");
        fields.typed.set("s3cret!");
        model.cluster(Side.SOURCE).give();

        assertThat(model.draft().yaml()).contains("file:").doesNotContain("s3cret");
        Path kept = home.resolve("secrets").resolve("prod-source");
        assertThat(Files.readString(kept)).isEqualTo("s3cret!");
        assertThat(model.commandLineProperty().get()).doesNotContain("s3cret");
    }

    @Test
    void anIndexIsLeftOutAndTakenAgain() {
        WizardViewModel model = at(WizardStep.INDICES);
        IndicesViewModel indices = model.indices();
        long before = indices.total().taken();
        IndexRow row = indices.shown().stream().filter(IndexRow::isTaken).findFirst().orElseThrow();

        indices.turn(row);
        assertThat(indices.total().taken()).isEqualTo(before - 1);
        IndexRow out =
                indices.shown().stream()
                        .filter(each -> each.name().equals(row.name()))
                        .findFirst()
                        .orElseThrow();
        assertThat(out.why()).startsWith("excluded");

        indices.turn(out);
        assertThat(indices.total().taken()).isEqualTo(before);
        assertThat(indices.excludeProperty().get()).isEqualTo("orders-00*");
    }

    @Test
    void withoutAnyIndexNobodyGoesOn() {
        WizardViewModel model = at(WizardStep.INDICES);
        model.indices().includeProperty().set("nothing-*");

        assertThat(model.isClear(WizardStep.INDICES)).isFalse();
        assertThat(model.indices().total().taken()).isZero();
    }

    @Test
    void whatTheEngineCanRunMayBeChosen() {
        WizardViewModel model = open();

        assertThat(model.strategy().obstacle(Strategy.PROXY)).isEmpty();
        assertThat(model.strategy().obstacle(Strategy.DELTA)).isEmpty();
        assertThat(model.strategy().obstacle(Strategy.NONE)).isEmpty();
    }

    @Test
    void consentIsKeptInTheFileThatTheSpecNames() throws Exception {
        WizardViewModel model = at(WizardStep.METADATA);
        assertThat(model.metadata().openProperty().get()).isOne();
        var losing =
                model.metadata().objects().stream()
                        .filter(MetadataViewModel::loses)
                        .findFirst()
                        .orElseThrow();

        model.metadata().consent(losing, true);

        assertThat(model.metadata().openProperty().get()).isZero();
        Path edits = Path.of(model.draft().text("migrations.main.metadata.edits"));
        assertThat(Files.readString(edits)).contains("index/orders").contains("consent");
    }

    @Test
    void startingKeepsTheSpecAndBeginsTheRun() {
        WizardViewModel model = at(WizardStep.START);
        assertThat(model.plan().isClear()).isTrue();

        model.start();

        assertThat(desk.failures()).isEmpty();
        assertThat(model.starting().answer()).isPresent();
        assertThat(desk.engine().asked("configure").getFirst().path("spec").asString(""))
                .contains("es.shop.example");
        assertThat(desk.engine().asked("start")).hasSize(1);
    }

    @Test
    void aPlanOfAnotherDraftLeadsNowhere() {
        WizardViewModel model = at(WizardStep.START);
        assertThat(model.mayStart()).isTrue();
        model.go(WizardStep.INDICES);

        model.indices().includeProperty().set("orders-1*");

        assertThat(model.mayGo(WizardStep.START)).isFalse();
        assertThat(model.mayStart()).isFalse();
    }

    @Test
    void whatWasAskedOfAnotherSourceLeadsNowhere() {
        WizardViewModel model = at(WizardStep.INDICES);
        assertThat(model.mayGo(WizardStep.STRATEGY)).isTrue();
        model.go(WizardStep.SOURCE);

        model.cluster(Side.SOURCE).fields().url.set("http://other.example:9200");

        assertThat(model.isClear(WizardStep.INDICES)).isFalse();
    }

    @Test
    void anotherSessionBeginsWithoutTheAnswersOfTheFirst() {
        WizardViewModel model = at(WizardStep.START);
        assertThat(model.mayStart()).isTrue();

        model.open("gamma");

        assertThat(model.stepProperty().get()).isEqualTo(WizardStep.SOURCE);
        assertThat(model.plan().isClear()).isFalse();
        assertThat(model.plan().estimates().answer()).isEmpty();
        assertThat(model.indices().total().all()).isZero();
        assertThat(model.assessment().assessment().answer()).isEmpty();
    }

    @Test
    void aSessionWhoseDraftCannotBeReadIsNotStartedWithTheDraftOfAnother() throws Exception {
        WizardDesk.leave(home, WizardDesk.YAML, WizardStep.START);
        Files.writeString(home.resolve("drafts").resolve("gamma.yaml"), "sources: [");
        WizardViewModel model = open();
        model.open("gamma");

        model.start();

        assertThat(desk.engine().asked("start")).isEmpty();
        assertThat(model.mayGo(WizardStep.SOURCE)).isFalse();

        Files.writeString(home.resolve("drafts").resolve("gamma.yaml"), WizardDesk.YAML);
        model.again();
        model.open("gamma");
        assertThat(model.sessionProperty().get()).isEqualTo("gamma");
        assertThat(model.loadedProperty().get()).isTrue();
    }

    @Test
    void whatChangesARunIsToldBeforeAnythingIsSent() {
        desk.engine()
                .answer(
                        "plan",
                        "{\"steps\":[],\"canStart\":true,\"notInThisVersion\":[],\"edits\":true,"
                                + "\"changes\":{\"fresh\":[\"main/assess/rest/target\"],\"adopted\":[],"
                                + "\"again\":[\"main/backfill/rest/target\"],\"added\":[],"
                                + "\"orphaned\":[\"main/capture/rest/target\"]}}");
        WizardViewModel model = at(WizardStep.START);
        List<Consequences> told = new ArrayList<>();

        model.begin(told::add);

        assertThat(desk.engine().asked("start")).isEmpty();
        assertThat(desk.engine().asked("configure")).isEmpty();
        assertThat(told)
                .singleElement()
                .satisfies(
                        what -> {
                            assertThat(what.grave()).isTrue();
                            assertThat(what.lines())
                                    .anyMatch(line -> line.contains("Backfill"))
                                    .anyMatch(line -> line.contains("Follow the source"));
                        });
        model.start();
        assertThat(desk.engine().asked("start")).hasSize(1);
    }

    @Test
    void aFirstStartAsksNothing() {
        WizardViewModel model = at(WizardStep.START);

        model.begin(_ -> org.junit.jupiter.api.Assertions.fail("nothing is changed by it"));

        assertThat(desk.engine().asked("start")).hasSize(1);
    }

    @Test
    void everyStepHasItsCommand() {
        WizardViewModel model = at(WizardStep.SOURCE);
        CommandLines lines = new CommandLines(model.draft(), "prod");

        assertThat(lines.of(WizardStep.SOURCE))
                .startsWith("turnstone workflow configure --session prod")
                .contains("sources.source.url=http://es.shop.example:9200");
        assertThat(lines.of(WizardStep.INDICES))
                .contains("'migrations.main.indices.include=[\"orders-*\", \"customers\"]'");
        assertThat(lines.of(WizardStep.METADATA))
                .contains("--source-auth basic:maria")
                .contains("--indices 'orders-*,customers,-orders-00*'");
        assertThat(lines.of(WizardStep.START)).isEqualTo("turnstone workflow start --session prod");
    }
}
