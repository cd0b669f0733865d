package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The plainest convergent sink: one bulk with external versions, answers counted.
record BulkTarget(ClusterClient client) implements RepairTarget {
    @Override
    public Applied apply(List<DocumentChange> changes) {
        if (changes.isEmpty()) {
            return Applied.NONE;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        changes.forEach(change -> line(lines, change));
        JsonNode answer =
                client.json(ClusterRequest.convergentBulk("/_bulk", Body.of(lines.toByteArray())));
        Applied applied = Applied.NONE;
        for (JsonNode item : answer.path("items")) {
            int status = item.iterator().next().path("status").asInt();
            applied =
                    applied.plus(
                            new Applied(
                                    status < 300 || status == 404 ? 1 : 0,
                                    status == 409 ? 1 : 0,
                                    status >= 400 && status != 409 && status != 404 ? 1 : 0));
        }
        return applied;
    }

    private static void line(ByteArrayOutputStream lines, DocumentChange change) {
        ObjectNode action = Json.MAPPER.createObjectNode();
        ObjectNode meta =
                action.putObject(change.isDelete() ? "delete" : "index")
                        .put("_index", change.index())
                        .put("_id", change.id())
                        .put("version", change.revision().version())
                        .put("version_type", "external");
        if (change.routing() != null) {
            meta.put("routing", change.routing());
        }
        lines.writeBytes((action + "\n").getBytes(StandardCharsets.UTF_8));
        if (change.change() instanceof Change.Upsert(Body source)) {
            lines.writeBytes(source.copy());
            lines.write('\n');
        }
    }
}
