package dev.turnstone.engine.history;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.workflow.Approval;
import dev.turnstone.engine.workflow.Change;
import dev.turnstone.engine.workflow.Decision;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.Order;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunStore;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.Json;

import tools.jackson.databind.ObjectWriter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes decisions: what changed, what was begun and ended, who approved; and once, at the end,
/// where that leaves the run. Always inside of a transaction of its caller's.
final class Decisions {
    private static final ObjectWriter ANY = Json.MAPPER.writer();

    private final Database database;
    private final StepRows steps;

    Decisions(Database database, StepRows steps) {
        this.database = database;
        this.steps = steps;
    }

    /// Decisions of one run, each on what the one before left.
    void write(List<RunStore.Kept> all) throws SQLException {
        Set<String> touched = new HashSet<>();
        Event.Edit edit = null;
        for (RunStore.Kept kept : all) {
            if (kept.event() instanceof Event.Edit newer) {
                edit = newer;
            }
            touch(kept, touched);
        }
        RunSnapshot last = all.getLast().decision().run();
        if (edit == null) {
            steps.update(last, touched);
        } else {
            steps.replace(last);
            edited(last, edit);
        }
        run(last, all.getLast().when());
        attempts(all);
        changes(all);
        approvals(all);
    }

    private static void touch(RunStore.Kept kept, Set<String> touched) {
        Decision decision = kept.decision();
        decision.changes().forEach(change -> touched.add(change.step()));
        decision.orders().forEach(order -> touched.add(order.step().id()));
        switch (kept.event()) {
            case Event.Ended ended -> touched.add(ended.step());
            case Event.Restarted _, Event.EndProxies _ -> {
                touched.addAll(decision.run().steps().keySet());
                touched.addAll(decision.run().orphans().keySet());
            }
            default -> {}
        }
    }

    /// The plan and the spec that it was made from change together: who takes the run up opens the
    /// clusters of that spec.
    private void edited(RunSnapshot run, Event.Edit edit) {
        database.update(
                "update runs set plan = ?, spec_version = ? where id = ?",
                ANY.writeValueAsString(run.plan()),
                edit.specVersion(),
                Long.parseLong(run.run()));
    }

    private void run(RunSnapshot run, Instant when) {
        long id = Long.parseLong(run.run());
        database.update(
                "update runs set state = ?, to_undo = ?, changed = ? where id = ?",
                run.state().label(),
                ANY.writeValueAsString(run.toUndo()),
                when,
                id);
    }

    /// In the order in which they came: what ended in a decision may be begun again in the next.
    private void attempts(List<RunStore.Kept> all) throws SQLException {
        for (RunStore.Kept kept : all) {
            long run = Long.parseLong(kept.decision().run().run());
            if (kept.event() instanceof Event.Ended ended) {
                database.update(
                        "update attempts set ended = ?, outcome = ?"
                                + " where run = ? and step = ? and attempt = ? and ended is null",
                        kept.when(),
                        ANY.writeValueAsString(ended.outcome()),
                        run,
                        ended.step(),
                        ended.attempt());
            }
            begun(run, kept);
        }
    }

    private void begun(long run, RunStore.Kept kept) throws SQLException {
        try (PreparedStatement insert =
                database.batch(
                        "insert into attempts (run, step, attempt, work, began)"
                                + " values (?, ?, ?, ?, ?)")) {
            for (Order order : kept.decision().orders()) {
                String work = work(order);
                if (!work.isEmpty()) {
                    insert.setLong(1, run);
                    insert.setString(2, order.step().id());
                    insert.setInt(3, order.attempt());
                    insert.setString(4, work);
                    insert.setObject(5, Database.time(kept.when()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static String work(Order order) {
        return switch (order) {
            case Order.Begin _ -> "run";
            case Order.Reconcile _ -> "reconcile";
            case Order.Undo _ -> "undo";
            case Order.Stop _ -> "";
        };
    }

    private void changes(List<RunStore.Kept> all) throws SQLException {
        try (PreparedStatement insert =
                database.batch(
                        "insert into changes (run, happened, step, was, became, attempt, reason)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")) {
            for (RunStore.Kept kept : all) {
                for (Change change : kept.decision().changes()) {
                    insert.setLong(1, Long.parseLong(kept.decision().run().run()));
                    insert.setObject(2, Database.time(kept.when()));
                    insert.setString(3, change.step());
                    insert.setString(4, change.from().label());
                    insert.setString(5, change.to().label());
                    insert.setInt(6, change.attempt());
                    insert.setString(7, change.reason());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /// Approvals of these very decisions: by a person, or by checks.
    private void approvals(List<RunStore.Kept> all) {
        for (RunStore.Kept kept : all) {
            for (Order order : kept.decision().orders()) {
                if (order instanceof Order.Begin(Step step, int _, StepStatus status)) {
                    Approval by = status.approval();
                    if (by != null && by.when().equals(kept.when())) {
                        database.update(
                                "insert into approvals values (?, ?, ?, ?, ?, ?)",
                                Long.parseLong(kept.decision().run().run()),
                                step.id(),
                                kept.when(),
                                by.who(),
                                by.waiver(),
                                ANY.writeValueAsString(by));
                    }
                }
            }
        }
    }
}
