package dev.turnstone.engine.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    /// All of them durable at once.
    public void add(List<Line> lines) {
        database.together(() -> insert(lines));
    }

    private void insert(List<Line> lines) throws SQLException {
        try (PreparedStatement insert =
                database.batch(
                        "insert into step_log (session, run, step, attempt, happened, content)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            for (Line line : lines) {
                insert.setString(1, line.session());
                insert.setLong(2, line.run());
                insert.setString(3, line.step());
                insert.setInt(4, line.attempt());
                insert.setObject(5, Database.time(line.happened()));
                insert.setString(6, line.text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
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
