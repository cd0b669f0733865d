package dev.turnstone.engine.history;

import java.time.Instant;
import java.util.List;

/// What steps tell while they run: by session, run, step and attempt.
public final class StepLog {
    private final Database database;

    StepLog(Database database) {
        this.database = database;
    }

    /// One line of one attempt.
    public record Line(
            String session, long run, String step, int attempt, Instant happened, String text) {}

    public void add(Line line) {
        database.update(
                "insert into step_log (session, run, step, attempt, happened, content)"
                        + " values (?, ?, ?, ?, ?, ?)",
                line.session(),
                line.run(),
                line.step(),
                line.attempt(),
                line.happened(),
                line.text());
    }

    /// The lines of a run; of one step where it is not empty.
    public List<Line> of(long run, String step) {
        return database.query(
                "select * from step_log where run = ? and (? = '' or step = ?) order by id",
                row ->
                        new Line(
                                row.getString("session"),
                                row.getLong("run"),
                                row.getString("step"),
                                row.getInt("attempt"),
                                Database.instant(row, "happened"),
                                row.getString("content")),
                run,
                step,
                step);
    }
}
