package dev.turnstone.engine.history;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// The whole history as JSON: a list of rows for each table.
final class Export {
    static final List<String> TABLES =
            List.of(
                    "settings",
                    "sessions",
                    "specs",
                    "runs",
                    "steps",
                    "attempts",
                    "changes",
                    "approvals",
                    "audit",
                    "step_log");

    private Export() {}

    static JsonNode of(Database database) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.put("format", Migrations.NEWEST);
        for (String table : TABLES) {
            ArrayNode rows = all.putArray(table);
            database.query("select * from " + table, Export::row).forEach(rows::add);
        }
        return all;
    }

    static JsonNode row(ResultSet row) throws SQLException {
        ObjectNode node = Json.MAPPER.createObjectNode();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            switch (row.getObject(i)) {
                case null -> node.putNull(name);
                case Integer number -> node.put(name, number);
                case Long number -> node.put(name, number);
                case Boolean bool -> node.put(name, bool);
                default -> node.put(name, row.getString(i));
            }
        }
        return node;
    }
}
