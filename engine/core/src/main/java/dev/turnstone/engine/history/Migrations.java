package dev.turnstone.engine.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Numbered SQL that only ever goes forward. A file of a newer number is refused untouched.
final class Migrations {
    static final int NEWEST = 1;

    private Migrations() {}

    static void run(Database database) throws SQLException {
        int version = version(database.connection());
        if (version > NEWEST) {
            throw Trouble.newer(database.file(), version, NEWEST);
        }
        for (int next = version + 1; next <= NEWEST; next++) {
            int number = next;
            database.together(() -> apply(database.connection(), number));
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery(
                            "select count(*) from information_schema.tables"
                                    + " where table_name = 'HISTORY_FORMAT'")) {
                rows.next();
                if (rows.getInt(1) == 0) {
                    return 0;
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("select max(version) from history_format")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void apply(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : text(number).split(";\\s*\\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            statement.execute(
                    "create table if not exists history_format"
                            + " (version int primary key, applied timestamp with time zone not null)");
            statement.execute(
                    "insert into history_format values (" + number + ", current_timestamp)");
        }
    }

    private static String text(int number) {
        String name = "%03d.sql".formatted(number);
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": not found (expected: beside the class)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
