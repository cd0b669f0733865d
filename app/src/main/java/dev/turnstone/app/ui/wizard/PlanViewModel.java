package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.graph.GraphNode;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.workflow.StepState;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plan as the engine draws it, and how much it is. Asking changes nothing: the session's spec
/// stays what it is until the start. The window's thread.
final class PlanViewModel {
    private final Draft draft;
    private final DraftDesk drafts;
    private final Desk desk;
    private final Survey survey;
    private final Inquiry<Planned> planned;
    private final Inquiry<List<Estimate>> estimates;
    private final Texts texts;
    private final Texts words = Texts.of("controls");
    private String asked = "";

    /// `missing` are the kinds of steps that this version cannot do; `gates` the steps that wait
    /// for somebody. `edit` is there where a start changes a run that is not over.
    record Planned(
            List<GraphNode> nodes,
            boolean canStart,
            List<String> missing,
            long gates,
            Optional<PlanEdit> edit) {}

    PlanViewModel(Draft draft, DraftDesk drafts, Survey survey, Desk desk, Texts texts) {
        this.texts = texts;
        this.draft = draft;
        this.drafts = drafts;
        this.desk = desk;
        this.survey = survey;
        this.planned = new Inquiry<>(desk.tasks());
        this.estimates = new Inquiry<>(desk.tasks());
    }

    Inquiry<Planned> planned() {
        return planned;
    }

    Inquiry<List<Estimate>> estimates() {
        return estimates;
    }

    void ask(String session) {
        String yaml = draft.yaml();
        asked = yaml;
        planned.ask(
                () ->
                        planned(
                                desk.engine()
                                        .ask(
                                                Engine.request("plan", session)
                                                        .put("spec", drafts.checked(yaml)))));
        estimates.ask(() -> survey.estimates(yaml));
    }

    /// What was answered was of another session.
    void forget() {
        planned.forget();
        estimates.forget();
    }

    /// The plan of the draft as it is now; empty where it was asked for another one.
    Optional<Planned> ofNow() {
        return planned.answer().filter(_ -> asked.equals(draft.yaml()));
    }

    boolean isClear() {
        return ofNow().map(Planned::canStart).orElse(false);
    }

    private Planned planned(JsonNode answer) {
        List<GraphNode> nodes = new ArrayList<>();
        long gates = 0;
        for (JsonNode step : answer.path("steps")) {
            StepKind kind = kind(step.path("kind").asString(""));
            String id = step.path("id").asString("");
            StepName name = StepName.of(id, kind);
            boolean gated = step.path("gate").path("mode").asString("").equalsIgnoreCase("manual");
            gates += gated ? 1 : 0;
            nodes.add(
                    GraphNode.step(
                            id,
                            kind,
                            name.group().isEmpty()
                                    ? name.title(words)
                                    : words.text("step.title", name.title(words), name.group()),
                            gated ? texts.text("wizard.plan.gated") : name.cluster(),
                            StepState.NOT_STARTED,
                            name.line(words),
                            step.path("after").valueStream().map(JsonNode::asString).toList()));
        }
        return new Planned(
                nodes,
                answer.path("canStart").asBoolean(false),
                answer.path("notInThisVersion").valueStream().map(JsonNode::asString).toList(),
                gates,
                PlanEdit.of(answer));
    }

    private static StepKind kind(String label) {
        for (StepKind kind : StepKind.values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalStateException("step kind: " + label);
    }
}
