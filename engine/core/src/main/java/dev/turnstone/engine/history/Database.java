package dev.turnstone.engine.history;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The one connection. Any thread may use it; one at a time does. What is in a transaction becomes
/// durable at its end, whole.
///
/// The store closes itself where its disk refuses a write. What was asked for then was not kept,
/// and is told; whoever asks next has it opened anew.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final HistoryFile file;
    private Connection connection;
    private boolean closedItself;

    Database(HistoryFile file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Reads one row.
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// What is done together.
    interface Work {
        void run() throws SQLException;
    }

    Path file() {
        return file.path();
    }

    Connection connection() {
        return connection;
    }

    synchronized int update(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    synchronized <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    synchronized void together(Work work) {
        try {
            Connection open = open();
            open.setAutoCommit(false);
            try {
                work.run();
                open.commit();
            } catch (SQLException | RuntimeException e) {
                open.rollback();
                throw e;
            } finally {
                open.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Connection open() throws SQLException {
        if (closedItself) {
            abandon();
            connection = file.connectAgain();
            closedItself = false;
            LOG.info("The history {} had closed itself, and was opened anew", file.path());
        }
        return connection;
    }

    private void abandon() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("What was left of the history could not be closed", e);
        }
    }

    private HistoryException failed(SQLException e) {
        closedItself = closedItself || Trouble.hasClosed(e);
        return Trouble.working(file.path(), e);
    }

    /// Many rows by one statement; inside of [#together].
    PreparedStatement batch(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Trouble.working(file.path(), e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = open().prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(i + 1, value instanceof Instant time ? time(time) : value);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
