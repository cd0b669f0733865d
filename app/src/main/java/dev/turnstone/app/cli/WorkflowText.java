package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.shape.SpecMapper;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Runs and plans in words.
final class WorkflowText {
    private final Texts texts;

    WorkflowText(Texts texts) {
        this.texts = texts;
    }

    String run(JsonNode view) {
        List<String> lines = new ArrayList<>();
        lines.add(
                texts.text(
                        "workflow.run",
                        view.path("session").asString(""),
                        view.path("run").asString("-"),
                        view.path("state").asString("")));
        view.path("steps").forEach(step -> lines.add(step(step)));
        view.path("orphans")
                .forEach(
                        orphan ->
                                lines.add(
                                        texts.text(
                                                "workflow.orphan",
                                                orphan.path("id").asString(""),
                                                orphan.path("state").asString(""))));
        if (!view.path("newIndices").isEmpty()) {
            lines.add(texts.text("workflow.newIndices", joined(view.path("newIndices"))));
        }
        if (!view.path("proxies").isEmpty()) {
            lines.add(texts.text("workflow.proxies", joined(view.path("proxies"))));
            lines.add(texts.text("workflow.proxiesEnd"));
        }
        if (!view.path("driven").asBoolean(true)) {
            lines.add(texts.text("workflow.notDriven"));
        }
        return String.join(System.lineSeparator(), lines);
    }

    String plan(JsonNode plan) {
        List<String> lines = new ArrayList<>();
        for (JsonNode step : plan.path("steps")) {
            lines.add(step.path("id").asString(""));
            effect(lines, "workflow.reads", step.path("effects").path("reads"));
            effect(lines, "workflow.creates", step.path("effects").path("creates"));
            effect(lines, "workflow.changes", step.path("effects").path("changes"));
        }
        List<Estimate> estimates =
                List.of(SpecMapper.JSON.treeToValue(plan.path("estimates"), Estimate[].class));
        if (!estimates.isEmpty()) {
            lines.add(new SpecText(texts).estimates(estimates));
        }
        JsonNode changes = plan.path("changes");
        for (String kind : List.of("fresh", "adopted", "again", "added", "orphaned")) {
            if (!changes.path(kind).isEmpty()) {
                lines.add(texts.text("workflow.change." + kind, joined(changes.path(kind))));
            }
        }
        if (!plan.path("canStart").asBoolean(true)) {
            lines.add(texts.text("workflow.missing", joined(plan.path("notInThisVersion"))));
        }
        return String.join(System.lineSeparator(), lines);
    }

    String takeBack(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : answer.path("wouldTakeBack")) {
            lines.add(
                    texts.text(
                            "workflow.takeBack",
                            each.path("step").asString(""),
                            each.path("state").asString(""),
                            each.path("how").asString("")));
            each.path("objects")
                    .forEach(
                            object ->
                                    lines.add(
                                            texts.text(
                                                    "workflow.takeBackObject",
                                                    object.asString(""))));
        }
        lines.add(texts.text("workflow.takeBackYes"));
        return String.join(System.lineSeparator(), lines);
    }

    String history(JsonNode history) {
        List<String> lines = new ArrayList<>();
        for (JsonNode run : history.path("runs")) {
            lines.add(
                    texts.text(
                            "workflow.pastRun",
                            run.path("id").asString(""),
                            run.path("state").asString(""),
                            run.path("began").asString(""),
                            run.path("startedBy").asString(""),
                            run.path("specVersion").asString("")));
            for (JsonNode change : run.path("changes")) {
                lines.add(
                        texts.text(
                                "workflow.pastChange",
                                change.path("happened").asString(""),
                                change.path("step").asString(""),
                                change.path("was").asString(""),
                                change.path("became").asString(""),
                                change.path("reason").asString("")));
            }
        }
        return lines.isEmpty()
                ? texts.text("workflow.noRuns")
                : String.join(System.lineSeparator(), lines);
    }

    private String step(JsonNode step) {
        String note = step.path("note").asString("");
        String progress = step.path("progress").asString("");
        String remedy = step.path("remedy").asString("");
        String line =
                texts.text(
                        "workflow.step",
                        step.path("state").asString(""),
                        step.path("id").asString(""),
                        progress.isEmpty() ? note : progress);
        return remedy.isEmpty() ? line : line + System.lineSeparator() + "      " + remedy;
    }

    private void effect(List<String> lines, String key, JsonNode words) {
        if (!words.asString("").isEmpty()) {
            lines.add(texts.text(key, words.asString("")));
        }
    }

    private static String joined(JsonNode words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add(word.asString("")));
        return String.join(", ", all);
    }
}
