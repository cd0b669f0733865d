package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the metadata of a running cluster with one request for each kind.
public final class LiveMetadata implements MetadataSource {
    static final String SCRIPTS = "stored scripts and routing shards";
    static final String PIPELINES = "ingest pipelines";
    static final String LIFECYCLE = "lifecycle policies";
    static final String ISM = "ISM policies";
    static final String INDICES = "indices";
    static final String COMPONENTS = "component templates";
    static final String LEGACY = "legacy templates";
    static final String COMPOSABLE = "composable templates";
    static final String STREAMS = "data streams";
    static final String STREAM_ALIASES = "aliases of data streams";

    private final ClusterClient cluster;

    public LiveMetadata(ClusterClient cluster) {
        this.cluster = cluster;
    }

    @Override
    public ClusterMetadata read() {
        return read(new Reading(cluster));
    }

    /// Reads with notes shared by other readers.
    public static ClusterMetadata read(Reading reading) {
        List<MetadataObject> objects = new ArrayList<>();
        JsonNode state =
                reading.get(
                                SCRIPTS,
                                "/_cluster/state/metadata?filter_path="
                                        + "metadata.stored_scripts,metadata.indices.*.routing_num_shards")
                        .path("metadata");
        StateScripts.read(state.path("stored_scripts"), objects);
        named(Kind.PIPELINE, reading.get(PIPELINES, "/_ingest/pipeline"), objects);
        policies(reading, objects);
        indices(reading, state.path("indices"), objects);
        listed(
                Kind.COMPONENT_TEMPLATE,
                "component_template",
                reading.get(COMPONENTS, "/_component_template").path("component_templates"),
                objects);
        named(Kind.TEMPLATE, reading.get(LEGACY, "/_template"), objects);
        listed(
                Kind.INDEX_TEMPLATE,
                "index_template",
                reading.get(COMPOSABLE, "/_index_template").path("index_templates"),
                objects);
        Streams.read(reading, objects);
        return new ClusterMetadata(reading.cluster().version(), objects, reading.unread());
    }

    private static void named(Kind kind, JsonNode answer, List<MetadataObject> objects) {
        for (var entry : answer.properties()) {
            objects.add(new MetadataObject(kind, entry.getKey(), body(entry.getValue())));
        }
    }

    private static void listed(
            Kind kind, String part, JsonNode answer, List<MetadataObject> objects) {
        for (JsonNode one : answer) {
            objects.add(
                    new MetadataObject(kind, one.path("name").asString(""), body(one.path(part))));
        }
    }

    private static void policies(Reading reading, List<MetadataObject> objects) {
        if (!reading.cluster().version().isOpenSearch()) {
            named(Kind.POLICY, reading.get(LIFECYCLE, "/_ilm/policy"), objects);
            return;
        }
        JsonNode answer = reading.get(ISM, "/_plugins/_ism/policies?size=1000");
        for (JsonNode one : answer.path("policies")) {
            ObjectNode body = Json.MAPPER.createObjectNode();
            body.set("policy", Policies.withoutStamps(one.path("policy")));
            objects.add(new MetadataObject(Kind.POLICY, one.path("_id").asString(""), body));
        }
    }

    private static void indices(Reading reading, JsonNode state, List<MetadataObject> objects) {
        Map<JsonNode, JsonNode> shared = new HashMap<>();
        reading.stream(
                INDICES,
                "/_all?expand_wildcards=all",
                body ->
                        EntryStream.read(
                                body,
                                (name, index) ->
                                        IndexAnswer.read(
                                                name,
                                                index,
                                                state.path(name).path("routing_num_shards"),
                                                shared,
                                                objects)));
    }

    private static ObjectNode body(JsonNode node) {
        return node instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    }
}
