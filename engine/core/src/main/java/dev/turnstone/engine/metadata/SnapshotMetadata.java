package dev.turnstone.engine.metadata;

import dev.turnstone.documents.snapshot.Snapshot;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the metadata that a snapshot holds: its indices, and, where it was taken with the global
/// state, everything else. `version` is the server that took it.
public record SnapshotMetadata(Snapshot snapshot, ClusterVersion version)
        implements MetadataSource {
    /// OpenSearch marks the ids of its versions with this bit.
    private static final long OPENSEARCH = 0x08000000L;

    /// Finds out from the snapshot which server took it.
    public static SnapshotMetadata of(Snapshot snapshot) {
        long id = snapshot.details().path("version_id").asLong(0);
        boolean openSearch =
                id >= OPENSEARCH
                        || snapshot.indices().stream()
                                .anyMatch(name -> snapshot.index(name).created() >= OPENSEARCH);
        String text = snapshot.summary().version();
        String[] number = (text.isEmpty() ? decoded(id & ~OPENSEARCH) : text).split("[.-]", 4);
        if (number.length < 3 || !number[0].matches("[1-9]\\d?")) {
            throw new TurnstoneException(
                    "The snapshot "
                            + snapshot.summary().name()
                            + " does not say which server took it.",
                    "Read the metadata from the live cluster instead.");
        }
        return new SnapshotMetadata(
                snapshot,
                new ClusterVersion(
                        openSearch ? Flavour.OPENSEARCH : Flavour.ELASTICSEARCH,
                        Integer.parseInt(number[0]),
                        Integer.parseInt(number[1]),
                        Integer.parseInt(number[2])));
    }

    /// Before 7.6 only the id tells the version: 6082399 is 6.8.23.
    private static String decoded(long id) {
        return id / 1_000_000 + "." + id / 10_000 % 100 + "." + id / 100 % 100;
    }

    @Override
    public ClusterMetadata read() {
        List<MetadataObject> objects = new ArrayList<>();
        JsonNode global = snapshot.globalMetadata();
        StateScripts.read(global.path("stored_scripts"), objects);
        for (JsonNode pipeline : global.path("ingest").path("pipeline")) {
            add(Kind.PIPELINE, pipeline.path("id").asString(""), pipeline.path("config"), objects);
        }
        policies(global.path("index_lifecycle").path("policies"), objects);
        indices(objects);
        named(
                Kind.COMPONENT_TEMPLATE,
                global.path("component_template").path("component_template"),
                objects);
        for (var template : global.path("templates").properties()) {
            add(
                    Kind.TEMPLATE,
                    template.getKey(),
                    StateMappings.readable(template.getValue()),
                    objects);
        }
        named(Kind.INDEX_TEMPLATE, global.path("index_template").path("index_template"), objects);
        Streams.ofState(global.path("data_stream"), objects);
        return new ClusterMetadata(version, objects, List.of());
    }

    private void indices(List<MetadataObject> objects) {
        Map<JsonNode, JsonNode> shared = new HashMap<>();
        for (String name : snapshot.indices()) {
            JsonNode index = snapshot.index(name).metadata();
            IndexAnswer.read(name, index, index.path("routing_num_shards"), shared, objects);
        }
    }

    private static void policies(JsonNode policies, List<MetadataObject> objects) {
        for (var policy : policies.properties()) {
            ObjectNode body = Json.MAPPER.createObjectNode();
            body.set("policy", policy.getValue().path("policy"));
            objects.add(new MetadataObject(Kind.POLICY, policy.getKey(), body));
        }
    }

    private static void named(Kind kind, JsonNode all, List<MetadataObject> objects) {
        for (var one : all.properties()) {
            JsonNode body =
                    one.getValue().has("template")
                            ? StateMappings.ofTemplate(one.getValue())
                            : one.getValue();
            add(kind, one.getKey(), body, objects);
        }
    }

    private static void add(Kind kind, String name, JsonNode body, List<MetadataObject> objects) {
        objects.add(
                new MetadataObject(
                        kind,
                        name,
                        body instanceof ObjectNode object
                                ? object
                                : Json.MAPPER.createObjectNode()));
    }
}
