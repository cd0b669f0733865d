package dev.turnstone.engine.history;

import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.StepStatus;
import dev.turnstone.model.Json;

import tools.jackson.databind.ObjectWriter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/// Writes how the steps of a run stand; always inside of a transaction of its caller's.
final class StepRows {
    private static final ObjectWriter STATUS = Json.MAPPER.writerFor(StepStatus.class);

    private final Database database;

    StepRows(Database database) {
        this.database = database;
    }

    /// All steps and orphans of a run that has none yet.
    void insert(RunSnapshot run) throws SQLException {
        try (PreparedStatement insert =
                database.batch("insert into steps values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int position = 0;
            for (String id : run.steps().keySet()) {
                StepStatus status = run.step(id);
                insert.setLong(1, Long.parseLong(run.run()));
                insert.setString(2, id);
                insert.setInt(3, position++);
                insert.setString(4, run.plan().hash(id));
                insert.setString(5, status.state().label());
                insert.setInt(6, status.attempt());
                insert.setString(7, STATUS.writeValueAsString(status));
                insert.setString(8, null);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        run.orphans().forEach((id, orphan) -> insertOrphan(run, id, orphan));
    }

    /// After an edit: the steps are others.
    void replace(RunSnapshot run) throws SQLException {
        database.update("delete from steps where run = ?", Long.parseLong(run.run()));
        insert(run);
    }

    /// These steps or orphans as they stand now; what is neither any more is taken out.
    void update(RunSnapshot run, Set<String> ids) throws SQLException {
        try (PreparedStatement update =
                        database.batch(
                                "update steps set state = ?, attempt = ?, status = ?"
                                        + " where run = ? and step = ?");
                PreparedStatement delete =
                        database.batch("delete from steps where run = ? and step = ?")) {
            for (String id : ids) {
                RunSnapshot.Orphan orphan = run.orphans().get(id);
                if (!run.plan().has(id) && orphan == null) {
                    delete.setLong(1, Long.parseLong(run.run()));
                    delete.setString(2, id);
                    delete.addBatch();
                    continue;
                }
                StepStatus status = orphan == null ? run.step(id) : orphan.status();
                update.setString(1, status.state().label());
                update.setInt(2, status.attempt());
                update.setString(3, STATUS.writeValueAsString(status));
                update.setLong(4, Long.parseLong(run.run()));
                update.setString(5, id);
                update.addBatch();
            }
            update.executeBatch();
            delete.executeBatch();
        }
    }

    private void insertOrphan(RunSnapshot run, String id, RunSnapshot.Orphan orphan) {
        database.update(
                "insert into steps values (?, ?, ?, ?, ?, ?, ?, ?)",
                Long.parseLong(run.run()),
                id,
                run.steps().size(),
                orphan.hash(),
                orphan.status().state().label(),
                orphan.status().attempt(),
                STATUS.writeValueAsString(orphan.status()),
                Json.MAPPER.writeValueAsString(orphan.step()));
    }
}
