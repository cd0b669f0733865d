package dev.turnstone.engine.history;

import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.StoreFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Everything that is remembered of sessions, specs and runs, in one file of one home. One process
/// at a time has it open; any thread may use it.
///
/// Each commit is on the disk before it returns: a kill loses nothing that was kept.
public final class History implements AutoCloseable {
    private final HomeLock lock;
    private final StoreFile store;
    private final Database database;
    private final Sessions sessions;
    private final Runs runs;
    private final Audit audit;
    private final StepLog log;

    private History(HomeLock lock, StoreFile store, Database database) {
        this.lock = lock;
        this.store = store;
        this.database = database;
        this.audit = new Audit(database);
        this.sessions = new Sessions(database, audit);
        this.runs = new Runs(database);
        this.log = new StepLog(database);
    }

    /// Opens the history of this home, and makes one where there is none.
    public static History open(Path home) {
        return open(home, "");
    }

    /// The file that holds it.
    public static Path file(Path home) {
        return home.toAbsolutePath().resolve("history.mv.db");
    }

    /// `way` stands before the path: a file system of H2's, for tests of bad disks.
    static History open(Path home, String way) {
        Path file = file(home);
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The folder " + home + " cannot be made: " + FileTrouble.of(e) + ".",
                    "Name a folder that you may write (--home).",
                    e);
        }
        HomeLock lock = HomeLock.take(home, file);
        try {
            StoreFile store = StoreFile.opening(file);
            store.settle();
            return new History(lock, store, connected(new HistoryFile(file, way), store));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Database connected(HistoryFile file, StoreFile store) {
        try {
            return migrated(new Database(file, file.connect()));
        } catch (SQLException e) {
            store.refused();
            throw Trouble.opening(file.path(), e);
        } catch (RuntimeException e) {
            store.refused();
            throw e;
        }
    }

    private static Database migrated(Database database) throws SQLException {
        try {
            Migrations.run(database);
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public Sessions sessions() {
        return sessions;
    }

    public Runs runs() {
        return runs;
    }

    public Audit audit() {
        return audit;
    }

    public StepLog log() {
        return log;
    }

    /// Reads every row of every table; says what cannot be read or does not fit together.
    public List<String> check() {
        List<String> problems = new ArrayList<>();
        for (String table : Export.TABLES) {
            try {
                database.query("select * from " + table, Export::row);
            } catch (HistoryException e) {
                problems.add(table + ": " + e.getMessage());
            }
        }
        runs.list().forEach(run -> problems.addAll(runs.check(run.id())));
        return problems;
    }

    /// A copy that can be put in the history's place, as it is at this moment.
    public void backup(Path zip) {
        if (Files.exists(zip)) {
            throw new HistoryException(
                    "There is a file " + zip + " already; it was not overwritten.",
                    "Name another file for the backup.",
                    null);
        }
        database.update("backup to ?", zip.toAbsolutePath().toString());
    }

    /// Everything as one JSON object.
    public tools.jackson.databind.JsonNode export() {
        return Export.of(database);
    }

    @Override
    public void close() {
        try (lock) {
            database.close();
            store.closed();
        }
    }
}
