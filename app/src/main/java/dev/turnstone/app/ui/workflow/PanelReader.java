package dev.turnstone.app.ui.workflow;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.diff.DiffText;
import dev.turnstone.app.ui.run.Figures;
import dev.turnstone.app.ui.run.Results;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.app.ui.workflow.StepPanel.Fact;
import dev.turnstone.engine.host.RunView;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes the panel of a step out of what the engine answers about it.
final class PanelReader {
    private final Texts texts;

    PanelReader(Texts texts) {
        this.texts = texts;
    }

    StepPanel read(RunView.StepView step, JsonNode detail) {
        StepName name = StepName.of(step.id(), step.kind());
        return new StepPanel(
                step.id(),
                name.title(texts),
                step.state(),
                GateWords.of(step, texts),
                step.remedy(),
                facts(step, name, detail),
                json(detail.path("inputs")),
                json(Results.of(step)),
                log(detail.path("log")),
                history(detail));
    }

    private List<Fact> facts(RunView.StepView step, StepName name, JsonNode detail) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "fact.migration", name.migration());
        add(facts, "fact.group", name.group());
        add(facts, "fact.cluster", name.cluster());
        add(facts, "fact.progress", step.progress());
        add(facts, "fact.reads", detail.path("effects").path("reads").asString(""));
        add(facts, "fact.creates", detail.path("effects").path("creates").asString(""));
        add(facts, "fact.changes", detail.path("effects").path("changes").asString(""));
        if (step.attempt() > 0) {
            add(facts, "fact.attempt", Integer.toString(step.attempt()));
        }
        if (!step.adoptedFrom().isEmpty()) {
            add(facts, "fact.adopted", texts.text("fact.run", step.adoptedFrom()));
        }
        JsonNode approval = detail.path("approval");
        if (approval.has("who")) {
            add(
                    facts,
                    "fact.approved",
                    texts.text(
                            approval.path("waiver").asBoolean(false)
                                    ? "fact.waivedBy"
                                    : "fact.approvedBy",
                            approval.path("who").asString(""),
                            time(approval.path("when"))));
        }
        Instant ended = step.ended();
        if (ended != null) {
            add(facts, "fact.ended", Figures.time(ended));
        }
        return facts;
    }

    private void add(List<Fact> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(texts.bundle().getString(key), value));
        }
    }

    private static String json(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isEmpty()
                ? ""
                : String.join("\n", DiffText.of(node).lines());
    }

    private static List<String> log(JsonNode lines) {
        List<String> log = new ArrayList<>();
        for (JsonNode line : lines) {
            String time = clock(line.path("happened"));
            line.path("text").asString("").lines().forEach(text -> log.add(time + "  " + text));
        }
        return log;
    }

    private List<String> history(JsonNode detail) {
        List<String> history = new ArrayList<>();
        for (JsonNode change : detail.path("changes")) {
            String reason = change.path("reason").asString("");
            history.add(
                    clock(change.path("happened"))
                            + "  "
                            + texts.text(
                                    "history.became",
                                    change.path("became").asString(""),
                                    change.path("was").asString(""))
                            + (reason.isEmpty() ? "" : ": " + reason));
        }
        for (JsonNode attempt : detail.path("attempts")) {
            if (attempt.has("ended")) {
                history.add(
                        clock(attempt.path("ended"))
                                + "  "
                                + texts.text(
                                        "history.attempt",
                                        attempt.path("attempt").asInt(0),
                                        took(attempt)));
            }
        }
        return history.stream().sorted().toList();
    }

    private static String took(JsonNode attempt) {
        return Figures.duration(
                Duration.between(instant(attempt.path("began")), instant(attempt.path("ended"))));
    }

    private static String clock(JsonNode at) {
        return Figures.clock(instant(at));
    }

    private static String time(JsonNode at) {
        return Figures.time(instant(at));
    }

    private static Instant instant(JsonNode at) {
        return at.isString() ? Instant.parse(at.asString()) : Instant.EPOCH;
    }
}
