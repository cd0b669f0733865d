package dev.turnstone.engine.history;

import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.RunStore;
import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs as they stand, and how they came there. Decisions are kept whole, before anything is done
/// that they ask for.
public final class Runs implements RunStore {
    private static final String ATTEMPTS =
            "select * from attempts where run = ? and (? = '' or step = ?) order by began, step";
    private static final String CHANGES =
            "select * from changes where run = ? and (? = '' or step = ?) order by id";

    private final Database database;
    private final RunRows rows;
    private final StepRows steps;
    private final Decisions decisions;

    Runs(Database database) {
        this.database = database;
        this.rows = new RunRows(database);
        this.steps = new StepRows(database);
        this.decisions = new Decisions(database, steps);
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
                    steps.insert(run);
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
        return rows.read(id);
    }

    /// How the steps of a run came to stand where they stand; one step where it is not empty.
    public List<Changed> changes(long run, String step) {
        return database.query(
                CHANGES,
                row ->
                        new Changed(
                                Database.instant(row, "happened"),
                                row.getString("step"),
                                row.getString("was"),
                                row.getString("became"),
                                row.getInt("attempt"),
                                row.getString("reason")),
                run,
                step,
                step);
    }

    /// What was begun in a run, the oldest first; of one step where it is not empty.
    public List<Attempt> attempts(long run, String step) {
        return database.query(
                ATTEMPTS,
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
                run,
                step,
                step);
    }

    @Override
    public void keep(List<Kept> kept) {
        database.together(() -> decisions.write(kept));
    }

    /// A name of this run that no other ever has, also where the history was put back or begun
    /// anew.
    public String mark(String run) {
        return database
                .query(
                        "select began from runs where id = ?",
                        row -> run + "@" + Database.instant(row, "began"),
                        Long.parseLong(run))
                .stream()
                .findFirst()
                .orElse(run + "@nobody-knows");
    }

    public String session(String run) {
        return database.query(
                        "select session from runs where id = ?",
                        row -> row.getString("session"),
                        Long.parseLong(run))
                .getFirst();
    }

    /// Whether a run, or one of its session that took over from it before `by`, came to its end:
    /// what they made is in use.
    public boolean isKept(String run, String by) {
        return !database.query(
                        "select id from runs where id >= ? and id < ? and state = ? and not rehearsal"
                                + " and session = (select session from runs where id = ?)",
                        row -> row.getLong("id"),
                        Long.parseLong(run),
                        Long.parseLong(by),
                        RunState.SUCCEEDED.label(),
                        Long.parseLong(run))
                .isEmpty();
    }

    /// What does not fit together in a run.
    List<String> check(long id) {
        List<String> problems = new ArrayList<>();
        try {
            RunSnapshot run = read(id);
            List<String> planned = run.plan().steps().stream().map(Step::id).toList();
            if (!List.copyOf(run.steps().keySet()).equals(planned)) {
                problems.add("run " + id + ": its steps are not those of its plan");
            }
        } catch (RuntimeException e) {
            problems.add("run " + id + ": " + e.getMessage());
        }
        return problems;
    }

    private static Run run(ResultSet row) throws SQLException {
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
