package dev.turnstone.engine.history;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.workflow.Approval;
import dev.turnstone.engine.workflow.Change;
import dev.turnstone.engine.workflow.Decision;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.Order;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.RunStore;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Runs as they stand, and how they came there. A decision is kept whole, before anything is done
/// that it asks for.
public final class Runs implements RunStore {
    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    /// One run without its steps.
    public record Run(
            long id,
            String session,
            int specVersion,
            boolean rehearsal,
            RunState state,
            Instant began,
            Instant changed,
            String startedBy) {}

    /// One change of one step of a run.
    public record Changed(
            Instant happened, String step, String was, String became, int attempt, String reason) {}

    /// One time that a step was begun, asked about, or taken back.
    public record Attempt(
            String step,
            int attempt,
            String work,
            Instant began,
            @Nullable Instant ended,
            String outcome) {}

    /// A run that is planned and not yet started; the number is its name.
    public RunSnapshot create(
            String session,
            int specVersion,
            boolean rehearsal,
            Optional<RunSnapshot> before,
            Plan plan,
            String who,
            Instant now) {
        List<RunSnapshot> made = new ArrayList<>();
        database.together(
                () -> {
                    database.update(
                            "insert into runs (session, spec_version, rehearsal, plan, state,"
                                    + " to_undo, began, changed, started_by)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            session,
                            specVersion,
                            rehearsal,
                            Json.MAPPER.writeValueAsString(plan),
                            RunState.PLANNED.label(),
                            "[]",
                            now,
                            now,
                            who);
                    String id =
                            database.query("select max(id) from runs", row -> row.getString(1))
                                    .getFirst();
                    RunSnapshot run =
                            before.map(earlier -> RunSnapshot.after(earlier, id, plan))
                                    .orElseGet(() -> RunSnapshot.planned(id, plan));
                    insertSteps(run, run.steps().keySet());
                    run.orphans().forEach((step, orphan) -> upsertOrphan(run, step, orphan));
                    made.add(run);
                });
        return made.getFirst();
    }

    public List<Run> list() {
        return database.query("select * from runs order by id", Runs::run);
    }

    public List<Run> list(String session) {
        return database.query(
                "select * from runs where session = ? order by id", Runs::run, session);
    }

    /// The newest run of a session; rehearsals do not count.
    public Optional<Run> newest(String session) {
        return list(session).stream().filter(run -> !run.rehearsal()).reduce((_, newer) -> newer);
    }

    public RunSnapshot read(long id) {
        String plan = clob(id, "plan");
        RunState state = Json.MAPPER.convertValue(clob(id, "state"), RunState.class);
        List<String> toUndo = List.of(Json.MAPPER.readValue(clob(id, "to_undo"), String[].class));
        Map<String, StepStatus> steps = new LinkedHashMap<>();
        Map<String, RunSnapshot.Orphan> orphans = new TreeMap<>();
        database.query(
                "select step, status, orphan from steps where run = ? order by position",
                row -> {
                    StepStatus status =
                            Json.MAPPER.readValue(row.getString("status"), StepStatus.class);
                    String orphan = row.getString("orphan");
                    if (orphan == null) {
                        steps.put(row.getString("step"), status);
                    } else {
                        Step step = Json.MAPPER.readValue(orphan, Step.class);
                        orphans.put(step.id(), new RunSnapshot.Orphan(step, status));
                    }
                    return status;
                },
                id);
        return new RunSnapshot(
                Long.toString(id),
                Json.MAPPER.readValue(plan, Plan.class),
                state,
                steps,
                toUndo,
                orphans);
    }

    /// How the steps of a run came to stand where they stand.
    public List<Changed> changes(long run) {
        return database.query(
                "select * from changes where run = ? order by id",
                row ->
                        new Changed(
                                Database.instant(row, "happened"),
                                row.getString("step"),
                                row.getString("was"),
                                row.getString("became"),
                                row.getInt("attempt"),
                                row.getString("reason")),
                run);
    }

    public List<Attempt> attempts(long run) {
        return database.query(
                "select * from attempts where run = ? order by began, step",
                row -> {
                    String outcome = row.getString("outcome");
                    return new Attempt(
                            row.getString("step"),
                            row.getInt("attempt"),
                            row.getString("work"),
                            Database.instant(row, "began"),
                            row.getObject("ended") == null ? null : Database.instant(row, "ended"),
                            outcome == null ? "" : outcome);
                },
                run);
    }

    @Override
    public void keep(Event event, Decision decision, Instant now) {
        database.together(() -> write(event, decision, now));
    }

    /// What does not fit together in a run.
    List<String> check(long id) {
        List<String> problems = new ArrayList<>();
        try {
            RunSnapshot run = read(id);
            if (!run.steps().keySet().equals(new HashSet<>(idsOf(run.plan())))) {
                problems.add("run " + id + ": its steps are not those of its plan");
            }
        } catch (RuntimeException e) {
            problems.add("run " + id + ": " + e.getMessage());
        }
        return problems;
    }

    private void write(Event event, Decision decision, Instant now) throws SQLException {
        RunSnapshot run = decision.run();
        long id = Long.parseLong(run.run());
        if (event instanceof Event.Edit) {
            database.update("delete from steps where run = ?", id);
            insertSteps(run, run.steps().keySet());
            run.orphans().forEach((step, orphan) -> upsertOrphan(run, step, orphan));
            database.update(
                    "update runs set plan = ? where id = ?",
                    Json.MAPPER.writeValueAsString(run.plan()),
                    id);
        } else {
            writeTouched(run, event, decision);
        }
        database.update(
                "update runs set state = ?, to_undo = ?, changed = ? where id = ?",
                run.state().label(),
                Json.MAPPER.writeValueAsString(run.toUndo()),
                now,
                id);
        if (event instanceof Event.Ended ended) {
            database.update(
                    "update attempts set ended = ?, outcome = ?"
                            + " where run = ? and step = ? and attempt = ? and ended is null",
                    now,
                    Json.MAPPER.writeValueAsString(ended.outcome()),
                    id,
                    ended.step(),
                    ended.attempt());
        }
        for (Order order : decision.orders()) {
            begun(id, order, now);
        }
        changed(id, decision.changes(), now);
        approved(run, decision, now);
    }

    private void writeTouched(RunSnapshot run, Event event, Decision decision) throws SQLException {
        Set<String> touched = new HashSet<>();
        decision.changes().forEach(change -> touched.add(change.step()));
        decision.orders().forEach(order -> touched.add(order.step().id()));
        switch (event) {
            case Event.Ended ended -> touched.add(ended.step());
            case Event.Restarted _ -> {
                touched.addAll(run.steps().keySet());
                touched.addAll(run.orphans().keySet());
            }
            default -> {}
        }
        try (PreparedStatement update =
                database.batch(
                        "update steps set state = ?, attempt = ?, status = ?"
                                + " where run = ? and step = ?")) {
            for (String step : touched) {
                StepStatus status =
                        run.plan().has(step)
                                ? run.step(step)
                                : Optional.ofNullable(run.orphans().get(step))
                                        .map(RunSnapshot.Orphan::status)
                                        .orElse(StepStatus.FIRST);
                update.setString(1, status.state().label());
                update.setInt(2, status.attempt());
                update.setString(3, Json.MAPPER.writeValueAsString(status));
                update.setLong(4, Long.parseLong(run.run()));
                update.setString(5, step);
                update.addBatch();
            }
            update.executeBatch();
        }
        for (String step : touched) {
            if (!run.plan().has(step) && !run.orphans().containsKey(step)) {
                database.update(
                        "delete from steps where run = ? and step = ?",
                        Long.parseLong(run.run()),
                        step);
            }
        }
    }

    private void insertSteps(RunSnapshot run, Set<String> ids) throws SQLException {
        try (PreparedStatement insert =
                database.batch("insert into steps values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int position = 0;
            for (String id : ids) {
                StepStatus status = run.step(id);
                insert.setLong(1, Long.parseLong(run.run()));
                insert.setString(2, id);
                insert.setInt(3, position++);
                insert.setString(4, run.plan().hash(id));
                insert.setString(5, status.state().label());
                insert.setInt(6, status.attempt());
                insert.setString(7, Json.MAPPER.writeValueAsString(status));
                insert.setString(8, null);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void upsertOrphan(RunSnapshot run, String id, RunSnapshot.Orphan orphan) {
        database.update(
                "insert into steps values (?, ?, ?, ?, ?, ?, ?, ?)",
                Long.parseLong(run.run()),
                id,
                run.steps().size(),
                "",
                orphan.status().state().label(),
                orphan.status().attempt(),
                Json.MAPPER.writeValueAsString(orphan.status()),
                Json.MAPPER.writeValueAsString(orphan.step()));
    }

    private void begun(long run, Order order, Instant now) {
        String work =
                switch (order) {
                    case Order.Begin _ -> "run";
                    case Order.Reconcile _ -> "reconcile";
                    case Order.Undo _ -> "undo";
                    case Order.Stop _ -> "";
                };
        if (!work.isEmpty()) {
            database.update(
                    "insert into attempts (run, step, attempt, work, began) values (?, ?, ?, ?, ?)",
                    run,
                    order.step().id(),
                    order.attempt(),
                    work,
                    now);
        }
    }

    private void changed(long run, List<Change> changes, Instant now) throws SQLException {
        try (PreparedStatement insert =
                database.batch(
                        "insert into changes (run, happened, step, was, became, attempt, reason)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")) {
            for (Change change : changes) {
                insert.setLong(1, run);
                insert.setObject(2, Database.time(now));
                insert.setString(3, change.step());
                insert.setString(4, change.from().label());
                insert.setString(5, change.to().label());
                insert.setInt(6, change.attempt());
                insert.setString(7, change.reason());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Approvals of this very decision: by a person, or by checks.
    private void approved(RunSnapshot run, Decision decision, Instant now) {
        for (Order order : decision.orders()) {
            if (order instanceof Order.Begin(Step step, int _, StepStatus status)) {
                Approval by = status.approval();
                if (by != null && by.when().equals(now)) {
                    database.update(
                            "insert into approvals values (?, ?, ?, ?, ?, ?)",
                            Long.parseLong(run.run()),
                            step.id(),
                            now,
                            by.who(),
                            by.waiver(),
                            Json.MAPPER.writeValueAsString(by));
                }
            }
        }
    }

    private String clob(long run, String column) {
        return database
                .query("select " + column + " from runs where id = ?", row -> row.getString(1), run)
                .stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new HistoryException(
                                        "There is no run " + run + ".",
                                        "See \"turnstone workflow history\".",
                                        null));
    }

    private static List<String> idsOf(Plan plan) {
        return plan.steps().stream().map(Step::id).toList();
    }

    private static Run run(java.sql.ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("session"),
                row.getInt("spec_version"),
                row.getBoolean("rehearsal"),
                Json.MAPPER.convertValue(row.getString("state"), RunState.class),
                Database.instant(row, "began"),
                Database.instant(row, "changed"),
                row.getString("started_by"));
    }
}
