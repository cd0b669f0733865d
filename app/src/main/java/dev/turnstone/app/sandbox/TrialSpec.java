package dev.turnstone.app.sandbox;

import dev.turnstone.model.Json;
import dev.turnstone.sandbox.SearchServer;

import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// What a migration of the sandbox is declared as.
final class TrialSpec {
    private TrialSpec() {}

    /// Clients come in at the proxy of this port, which records into the folder; 0 follows the
    /// source by its sequence numbers.
    static ObjectNode of(SearchServer source, SearchServer target, int proxyPort, Path folder) {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("source").put("url", source.url());
        spec.putObject("targets").putObject("target").put("url", target.url());
        ObjectNode migration = spec.putObject("migrations").putObject("sandbox");
        migration.put("from", "source").putArray("to").add("target");
        migration
                .putObject("snapshot")
                .put("kind", "create")
                .put("location", source.snapshots().resolve("run").toString());
        if (proxyPort != 0) {
            migration
                    .putObject("capture")
                    .put("kind", "proxy")
                    .put("listen", "127.0.0.1:" + proxyPort)
                    .put("log", folder.resolve("traffic").toAbsolutePath().toString());
        }
        migration.putObject("metadata").put("consent", true);
        ObjectNode approvals = migration.putObject("approvals");
        ObjectNode nothing = approvals.putObject("metadata").put("kind", "automatic");
        nothing.putObject("checks");
        approvals.putObject("finish").put("kind", "manual");
        return spec;
    }
}
