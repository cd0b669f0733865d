package dev.turnstone.engine.history;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Every action that changed something: who, when, what.
public final class Audit {
    private final Database database;

    Audit(Database database) {
        this.database = database;
    }

    /// One action; run 0 where it belongs to none.
    public record Entry(
            Instant happened, String who, String session, long run, String action, String detail) {}

    public void record(Entry entry) {
        @Nullable Long run = entry.run() == 0 ? null : entry.run();
        database.update(
                "insert into audit (happened, who, session, run, action, detail)"
                        + " values (?, ?, ?, ?, ?, ?)",
                entry.happened(),
                entry.who(),
                entry.session(),
                run,
                entry.action(),
                entry.detail());
    }

    public List<Entry> of(String session) {
        return database.query(
                "select * from audit where session = ? order by id",
                row ->
                        new Entry(
                                Database.instant(row, "happened"),
                                row.getString("who"),
                                row.getString("session"),
                                row.getLong("run"),
                                row.getString("action"),
                                row.getString("detail")),
                session);
    }
}
