package dev.turnstone.engine.history;

import dev.turnstone.replay.ledger.StoreFile;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The file that holds a history; `way` stands before its path: a file system of H2's, for tests of
/// bad disks.
record HistoryFile(Path path, String way) {
    private static final String OPTIONS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    Connection connect() throws SQLException {
        String name = path.toString().replaceAll("\\.mv\\.db$", "");
        return DriverManager.getConnection("jdbc:h2:" + way + name + OPTIONS, "turnstone", "");
    }

    /// After its store closed itself: searched for what was durable, as after a kill.
    Connection connectAgain() throws SQLException {
        StoreFile.opening(path).settle();
        return connect();
    }
}
