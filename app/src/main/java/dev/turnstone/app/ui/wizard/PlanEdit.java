package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.app.ui.run.Consequences;
import dev.turnstone.app.ui.run.StepName;
import dev.turnstone.engine.plan.StepKind;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a start would change in a run that is not over: the ids of the steps that run again, come
/// in, and are no longer in the plan; how many stay.
record PlanEdit(List<String> again, List<String> added, List<String> orphaned, int staying) {

    /// Empty where a start would begin a run of its own.
    static Optional<PlanEdit> of(JsonNode planned) {
        if (!planned.path("edits").asBoolean(false)) {
            return Optional.empty();
        }
        JsonNode changes = planned.path("changes");
        return Optional.of(
                new PlanEdit(
                        ids(changes.path("again")),
                        ids(changes.path("added")),
                        ids(changes.path("orphaned")),
                        changes.path("fresh").size() + changes.path("adopted").size()));
    }

    /// Told before it is done.
    Consequences told(String session, Texts texts) {
        Texts steps = Texts.of("controls");
        List<String> lines = new ArrayList<>();
        orphaned.forEach(id -> lines.add(line("wizard.change.orphaned", id, texts, steps)));
        again.forEach(id -> lines.add(line("wizard.change.again", id, texts, steps)));
        added.forEach(id -> lines.add(line("wizard.change.added", id, texts, steps)));
        return new Consequences(
                texts.text("wizard.change.title", session),
                texts.text(
                        lines.isEmpty() ? "wizard.change.nothing" : "wizard.change.lead", staying),
                lines,
                texts.text("wizard.change"),
                !again.isEmpty() || !orphaned.isEmpty(),
                Engine.request("start", session));
    }

    private static String line(String key, String id, Texts texts, Texts steps) {
        return texts.text(key, StepName.of(id, kind(id)).said(steps));
    }

    private static StepKind kind(String id) {
        String label = id.split("/", -1)[1];
        return StepKind.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static List<String> ids(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
