package dev.turnstone.engine.history;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.Json;

import tools.jackson.databind.ObjectReader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads a run from its rows.
final class RunRows {
    private static final ObjectReader STATUS = Json.MAPPER.readerFor(StepStatus.class);
    private static final ObjectReader STEP = Json.MAPPER.readerFor(Step.class);
    private static final ObjectReader PLAN = Json.MAPPER.readerFor(Plan.class);

    private final Database database;

    RunRows(Database database) {
        this.database = database;
    }

    /// The row of the run itself.
    private record Head(String plan, String state, String toUndo) {}

    RunSnapshot read(long id) {
        Head head = head(id);
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        Map<String, RunSnapshot.Orphan> orphans = new TreeMap<>();
        database.query(
                "select step, hash, status, orphan from steps where run = ? order by position",
                row -> {
                    StepStatus status = STATUS.readValue(row.getString("status"));
                    String orphan = row.getString("orphan");
                    if (orphan == null) {
                        steps.put(row.getString("step"), status);
                    } else {
                        Step step = STEP.readValue(orphan);
                        orphans.put(
                                step.id(),
                                new RunSnapshot.Orphan(step, row.getString("hash"), status));
                    }
                    return status;
                },
                id);
        return new RunSnapshot(
                Long.toString(id),
                PLAN.readValue(head.plan()),
                Json.MAPPER.convertValue(head.state(), RunState.class),
                steps,
                List.of(Json.MAPPER.readValue(head.toUndo(), String[].class)),
                orphans);
    }

    private Head head(long run) {
        return database
                .query(
                        "select plan, state, to_undo from runs where id = ?",
                        row -> new Head(row.getString(1), row.getString(2), row.getString(3)),
                        run)
                .stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new HistoryException(
                                        "There is no run " + run + ".",
                                        "See \"turnstone workflow history\".",
                                        null));
    }
}
