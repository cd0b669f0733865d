package dev.turnstone.engine.spec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fills in what follows from the rest of a spec: which migrations, from where, to where; what a
/// group takes over from its migration; and who approves the end of a proxy.
final class Derived {
    private static final String APPROVALS = "approvals";
    private static final String BACKFILL = "backfill";

    private Derived() {}

    static void fill(ObjectNode spec) {
        List<String> sources = List.copyOf(spec.path("sources").propertyNames());
        List<String> targets = List.copyOf(spec.path("targets").propertyNames());
        if (!spec.has("migrations")) {
            ObjectNode migrations = spec.putObject("migrations");
            sources.forEach(source -> migrations.putObject(source).put("from", source));
        }
        for (JsonNode each : spec.path("migrations")) {
            ObjectNode migration = (ObjectNode) each;
            if (!migration.has("from")) {
                // With several sources the rules ask for one.
                migration.put("from", sources.size() == 1 ? sources.getFirst() : "");
            }
            if (!migration.has("to")) {
                ArrayNode to = migration.putArray("to");
                targets.forEach(to::add);
            }
            if (endsItsOwnProxy(migration)) {
                approveByHand(migration);
            }
            for (JsonNode group : migration.path("groups")) {
                inherit((ObjectNode) group, migration.path(BACKFILL));
            }
        }
    }

    private static boolean endsItsOwnProxy(ObjectNode migration) {
        JsonNode capture = migration.path("capture");
        return capture.path("kind").asString("").equals("proxy")
                && !capture.path("external").asBoolean(false);
    }

    /// The teardown refuses the clients that come in at the proxy: no check can know whether they
    /// have moved.
    private static void approveByHand(ObjectNode migration) {
        ObjectNode approvals =
                migration.has(APPROVALS)
                        ? (ObjectNode) migration.path(APPROVALS)
                        : migration.putObject(APPROVALS);
        if (!approvals.has("finish")) {
            approvals.putObject("finish").put("kind", "manual");
        }
    }

    private static void inherit(ObjectNode group, JsonNode backfill) {
        ObjectNode own =
                group.has(BACKFILL) ? (ObjectNode) group.path(BACKFILL) : group.putObject(BACKFILL);
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(backfill.properties());
        all.stream()
                .filter(entry -> !own.has(entry.getKey()))
                .forEach(entry -> own.set(entry.getKey(), entry.getValue()));
    }
}
