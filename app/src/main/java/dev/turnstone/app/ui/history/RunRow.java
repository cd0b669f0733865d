package dev.turnstone.app.ui.history;

import dev.turnstone.app.ui.theme.StateLook;
import dev.turnstone.engine.history.Audit;
import dev.turnstone.engine.history.Runs;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepState;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One run of the history, with what was done in it.
public record RunRow(Runs.Run run, List<Runs.Changed> changes, List<Audit.Entry> audit) {
    public RunRow {
        changes = List.copyOf(changes);
        audit = List.copyOf(audit);
    }

    /// Somebody has to agree before it goes on.
    public boolean waits() {
        Map<String, String> last = new HashMap<>();
        changes.forEach(change -> last.put(change.step(), change.became()));
        return run.state() == RunState.RUNNING
                && last.containsValue(StepState.WAITING_FOR_APPROVAL.label());
    }

    /// How it stands, as the window shows it.
    public StateLook look() {
        return waits() ? StateLook.of(StepState.WAITING_FOR_APPROVAL) : StateLook.of(run.state());
    }

    public Duration length() {
        return Duration.between(run.began(), run.changed());
    }

    /// From the answer to "history"; the newest run first.
    public static List<RunRow> read(JsonNode history) {
        List<Audit.Entry> audit = new ArrayList<>();
        history.path("audit")
                .forEach(each -> audit.add(Json.MAPPER.treeToValue(each, Audit.Entry.class)));
        List<RunRow> rows = new ArrayList<>();
        for (JsonNode each : history.path("runs")) {
            List<Runs.Changed> changes = new ArrayList<>();
            each.path("changes")
                    .forEach(
                            change ->
                                    changes.add(
                                            Json.MAPPER.treeToValue(change, Runs.Changed.class)));
            Runs.Run run = run(each);
            rows.add(
                    new RunRow(
                            run,
                            changes,
                            audit.stream().filter(entry -> entry.run() == run.id()).toList()));
        }
        rows.sort(Comparator.comparingLong((RunRow row) -> row.run().id()).reversed());
        return rows;
    }

    private static Runs.Run run(JsonNode node) {
        tools.jackson.databind.node.ObjectNode own = node.deepCopy().asObject();
        own.remove(List.of("changes", "attempts"));
        return Json.MAPPER.treeToValue(own, Runs.Run.class);
    }
}
