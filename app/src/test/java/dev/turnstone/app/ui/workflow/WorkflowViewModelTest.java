package dev.turnstone.app.ui.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.HeldTasks;
import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.app.ui.workflow.Actions.Action;
import dev.turnstone.engine.host.RunView;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class WorkflowViewModelTest {
    private final FakeDesk desk = new FakeDesk();
    private final WorkflowViewModel model =
            new WorkflowViewModel(desk.desk(), Texts.of("controls"));

    @Test
    void withoutARunThereIsNothingToDo() {
        model.update(desk.nothing());

        assertThat(model.runProperty().get()).isEmpty();
        assertThat(model.nodesProperty().get()).isEmpty();
        assertThat(Action.values()).noneMatch(model::isPossibleHere);
    }

    @Test
    void whatFailedIsSelectedFirstAndSaysWhatToDo() {
        model.update(desk.snapshot(SampleRun.failed()));

        assertThat(model.selectedProperty().get()).isEqualTo(SampleRun.id("backfill", "orders"));
        StepPanel panel = model.panelProperty().get().orElseThrow();
        assertThat(panel.note()).contains("orders-2024[3]");
        assertThat(panel.remedy()).contains("retry");
        assertThat(panel.inputs()).contains("prod-es");
        assertThat(panel.log()).isNotEmpty();
        assertThat(panel.history()).isNotEmpty();
    }

    @Test
    void whatIsSelectedStaysSelectedWhenTheRunGoesOn() {
        model.update(desk.snapshot(SampleRun.running()));
        model.selectedProperty().set(SampleRun.id("assess", "logs"));

        model.update(desk.snapshot(SampleRun.failed()));

        assertThat(model.selectedProperty().get()).isEqualTo(SampleRun.id("assess", "logs"));
    }

    @Test
    void whereACheckSaysNoOnlyAWaiverLeadsOn() {
        String step = SampleRun.id("metadata", "logs");
        model.update(desk.snapshot(SampleRun.running().checked(step, "PARITY", false, "broken")));
        model.selectedProperty().set(step);

        assertThat(model.isPossibleHere(Action.APPROVE)).isFalse();
        assertThat(model.isPossibleHere(Action.WAIVE)).isTrue();
        assertThat(model.panelProperty().get().orElseThrow().note())
                .contains("2 losses")
                .contains("parity broken (not accepted)");
    }

    @Test
    void approvalIsOfferedWhereAStepWaitsAndSaysWhatBegins() {
        model.update(desk.snapshot(SampleRun.running()));
        model.selectedProperty().set(SampleRun.id("metadata", "logs"));

        assertThat(model.isPossibleHere(Action.APPROVE)).isTrue();
        assertThat(model.isPossibleHere(Action.ROLL_BACK)).isTrue();
        Consequences told = asked(Action.APPROVE);
        assertThat(told.lines()).anyMatch(line -> line.contains("2 losses"));
        assertThat(told.lines()).anyMatch(line -> line.contains("Follow the source"));
        assertThat(desk.engine().asked("approve")).isEmpty();

        desk.engine().answer("approve", "{}");
        model.act(told);
        assertThat(desk.engine().asked("approve"))
                .singleElement()
                .satisfies(
                        request -> {
                            assertThat(request.path("step").asString())
                                    .isEqualTo(SampleRun.id("metadata", "logs"));
                            assertThat(request.path("waiver").asBoolean()).isFalse();
                            assertThat(request.path("who").asString()).isNotEmpty();
                        });
    }

    @Test
    void retryListsEverythingThatRunsAgain() {
        model.update(desk.snapshot(SampleRun.failed()));

        Consequences told = asked(Action.RETRY);

        assertThat(told.lines()).hasSize(5);
        assertThat(told.lines().getFirst()).contains("Backfill");
        assertThat(told.asked().path("action").asString()).isEqualTo("retry");
    }

    @Test
    void retryIsNotOfferedWhileSomethingAfterItIsUnderWay() {
        model.update(desk.snapshot(SampleRun.running()));
        model.selectedProperty().set(SampleRun.id("assess", "orders"));

        assertThat(model.isPossibleHere(Action.RETRY)).isFalse();
    }

    @Test
    void rollBackListsWhatTheEngineWouldTakeBack() {
        model.update(desk.snapshot(SampleRun.done()));
        desk.engine()
                .answer(
                        "rollback",
                        "{\"wouldTakeBack\":[{\"step\":\"b\",\"how\":\"its documents stay\"},{\"step\":\"a\",\"how\":\"gone\",\"objects\":[\"index/x\",\"alias/x/y\"]}]}");
        List<Consequences> told = new ArrayList<>();

        model.ask(Action.ROLL_BACK, told::add);

        assertThat(told)
                .singleElement()
                .satisfies(
                        what -> {
                            assertThat(what.grave()).isTrue();
                            assertThat(what.lines())
                                    .containsExactly(
                                            "b: its documents stay",
                                            "a: gone",
                                            "index/x, alias/x/y");
                            assertThat(what.asked().has("list")).isFalse();
                        });
    }

    @Test
    void anEngineThatTellsNoMoreOfAStepStillHasItsPanel() {
        var told = SampleRun.failed();
        model.update(
                new dev.turnstone.app.ui.feed.FeedSnapshot(
                        java.time.Instant.EPOCH.plusSeconds(1),
                        "prod",
                        List.of(
                                new dev.turnstone.app.ui.feed.SessionState(
                                        "prod", "", java.util.Optional.of(told.view()))),
                        ""));

        StepPanel panel = model.panelProperty().get().orElseThrow();
        assertThat(panel.note()).contains("orders-2024[3]");
        assertThat(panel.log()).isEmpty();
        assertThat(desk.failures()).isEmpty();
    }

    @Test
    void whatFailedWhileItWasAskedAboutIsShownAsFailed() {
        HeldTasks held = new HeldTasks();
        WorkflowViewModel slow = slow(held);
        String step = SampleRun.id("backfill", "orders");
        slow.update(desk.snapshot(SampleRun.running()));
        slow.selectedProperty().set(step);
        held.release();
        assertThat(slow.panelProperty().get().orElseThrow().state()).isEqualTo(StepState.RUNNING);

        slow.update(desk.snapshot(SampleRun.running().requests(7).counted(step, 9, 10, 1)));
        slow.update(desk.snapshot(SampleRun.failed()));
        held.release();

        StepPanel panel = slow.panelProperty().get().orElseThrow();
        assertThat(panel.state()).isEqualTo(StepState.FAILED);
        assertThat(panel.remedy()).contains("retry");
    }

    @Test
    void anAnswerAboutAnotherSessionIsNotShown() {
        HeldTasks held = new HeldTasks();
        WorkflowViewModel slow = slow(held);
        slow.update(desk.snapshot(SampleRun.failed()));
        slow.selectedProperty().set(SampleRun.id("validate", "orders"));
        var other =
                Json.MAPPER.treeToValue(
                        SampleRun.done().json().put("session", "gamma").put("run", 1),
                        RunView.class);

        slow.update(
                new dev.turnstone.app.ui.feed.FeedSnapshot(
                        desk.desk().clock().instant(),
                        "gamma",
                        List.of(
                                new dev.turnstone.app.ui.feed.SessionState(
                                        "gamma", "", java.util.Optional.of(other))),
                        ""));
        assertThat(slow.panelProperty().get()).isEmpty();
        held.release();

        assertThat(slow.panelProperty().get().orElseThrow().state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(desk.engine().asked("step"))
                .last()
                .satisfies(
                        asked -> assertThat(asked.path("session").asString("")).isEqualTo("gamma"));
    }

    private WorkflowViewModel slow(HeldTasks held) {
        Desk now = desk.desk();
        return new WorkflowViewModel(
                new Desk(
                        now.home(),
                        now.engine(),
                        now.feed(),
                        held,
                        now.texts(),
                        now.navigator(),
                        now.clock(),
                        now.settings()),
                Texts.of("controls"));
    }

    @Test
    void onlyWhatCanBeDoneIsOffered() {
        model.update(desk.snapshot(SampleRun.running()));
        assertThat(model.isPossible(Action.PAUSE)).isTrue();
        assertThat(model.isPossible(Action.RESUME)).isFalse();
        assertThat(model.isPossible(Action.CANCEL)).isTrue();

        model.update(desk.snapshot(SampleRun.running().state("paused")));
        assertThat(model.isPossible(Action.PAUSE)).isFalse();
        assertThat(model.isPossible(Action.RESUME)).isTrue();

        model.update(desk.snapshot(SampleRun.done()));
        assertThat(model.isPossible(Action.CANCEL)).isFalse();
        assertThat(model.isPossible(Action.ROLL_BACK)).isTrue();
    }

    @Test
    void theProxiesOfACancelledRunCanBeEnded() {
        SampleRun standing = SampleRun.running().byProxies().listening("10.0.0.7:9200");
        model.update(desk.snapshot(standing));
        assertThat(model.isPossible(Action.END_PROXIES)).isFalse();
        model.update(desk.snapshot(standing.state("cancelled")));
        assertThat(model.isPossible(Action.END_PROXIES)).isTrue();
        List<Consequences> told = new ArrayList<>();

        model.ask(Action.END_PROXIES, told::add);

        Consequences what = told.getFirst();
        assertThat(what.grave()).isTrue();
        assertThat(what.lines()).containsExactly("10.0.0.7:9200");
        assertThat(what.asked().path("action").asString("")).isEqualTo("cancel");
        assertThat(what.asked().path("endProxies").asBoolean(false)).isTrue();
        model.update(desk.snapshot(SampleRun.running().byProxies().state("cancelled")));
        assertThat(model.isPossible(Action.END_PROXIES)).isFalse();
    }

    @Test
    void anEngineThatRefusesIsShownAndTheNextAnswerTaken() {
        desk.engine().running(SampleRun.running());
        model.update(desk.snapshot(SampleRun.running()));
        Consequences told = new Consequences("t", "", List.of(), "v", false, request());

        model.act(told);

        assertThat(desk.failures()).hasSize(1);
        assertThat(model.panelProperty().get()).isPresent();
    }

    private static tools.jackson.databind.node.ObjectNode request() {
        return dev.turnstone.app.ui.feed.Engine.request("unknown", "prod");
    }

    private Consequences asked(Action action) {
        List<Consequences> told = new ArrayList<>();
        model.askHere(action, told::add);
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    @Test
    void whatWaitsForSomebodyComesToTheFrontUntilSomebodySelectsByHand() {
        SampleRun run = SampleRun.planned("orders");
        String assess = SampleRun.id("assess", "orders");
        String metadata = SampleRun.id("metadata", "orders");
        model.update(desk.snapshot(run.set(assess, "running", "")));
        assertThat(model.selectedProperty().get()).isEqualTo(assess);

        model.update(
                desk.snapshot(
                        run.done("orders", "assess")
                                .note(metadata, "waiting-for-approval", "look at it", "")));
        assertThat(model.selectedProperty().get()).isEqualTo(metadata);

        model.selectedProperty().set(assess);
        model.update(desk.snapshot(run.note(metadata, "failed", "it failed", "")));
        assertThat(model.selectedProperty().get()).isEqualTo(assess);
    }
}
