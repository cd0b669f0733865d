package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.ClusterMetadata;
import dev.turnstone.engine.metadata.LiveMetadata;
import dev.turnstone.engine.metadata.Reading;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the facts of one cluster with a handful of requests, however many indices it has.
final class FactsReader {
    private final Reading reading;
    private final InstantSource clock;

    FactsReader(Reading reading, InstantSource clock) {
        this.reading = reading;
        this.clock = clock;
    }

    ClusterFacts read(String label) {
        JsonNode root = reading.get("the cluster's name", "/");
        JsonNode health =
                reading.get(
                        "health",
                        "/_cluster/health?filter_path=status,number_of_data_nodes,active_shards");
        ClusterMetadata metadata = LiveMetadata.read(reading);
        Map<String, String> settings = new TreeMap<>();
        Map<String, String> persistent = new TreeMap<>();
        JsonNode said = reading.get("cluster settings", "/_cluster/settings?include_defaults=true");
        flat("", said.path("defaults"), settings);
        flat("", said.path("persistent"), settings);
        flat("", said.path("transient"), settings);
        flat("", said.path("persistent"), persistent);
        return new ClusterFacts(
                label,
                reading.cluster().version(),
                root.path("cluster_uuid").asString(""),
                health.path("status").asString(""),
                health.path("number_of_data_nodes").asInt(0),
                health.path("active_shards").asLong(0),
                metadata,
                indices(),
                new ShardReader(reading).read(),
                UnnumberedReader.read(reading, metadata),
                nodes(),
                settings,
                persistent,
                reading.unread());
    }

    private Map<String, IndexFacts> indices() {
        Map<String, IndexFacts> indices = new HashMap<>();
        JsonNode rows =
                reading.get(
                        "the list of indices",
                        "/_cat/indices/*,.*?format=json&bytes=b"
                                + "&h=index,status,health,pri,rep,docs.count,pri.store.size");
        for (JsonNode row : rows) {
            String name = row.path("index").asString("");
            indices.put(
                    name,
                    new IndexFacts(
                            name,
                            !row.path("status").asString("").equals("close"),
                            row.path("health").asString(""),
                            (int) number(row.path("pri")),
                            (int) number(row.path("rep")),
                            number(row.path("docs.count")),
                            number(row.path("pri.store.size"))));
        }
        return indices;
    }

    private List<NodeFacts> nodes() {
        Instant before = clock.instant();
        JsonNode stats =
                reading.get(
                        "the nodes' clocks and disks",
                        "/_nodes/stats/fs?filter_path=nodes.*.timestamp,nodes.*.fs.total");
        Duration halfWay = Duration.between(before, clock.instant()).dividedBy(2);
        Instant middle = before.plus(halfWay);
        JsonNode about =
                reading.get(
                        "the nodes' versions", "/_nodes?filter_path=nodes.*.version,nodes.*.roles");
        List<NodeFacts> nodes = new ArrayList<>();
        for (var entry : stats.path("nodes").properties()) {
            JsonNode node = about.path("nodes").path(entry.getKey());
            JsonNode disk = entry.getValue().path("fs").path("total");
            Instant there =
                    Instant.ofEpochMilli(
                            entry.getValue().path("timestamp").asLong(middle.toEpochMilli()));
            nodes.add(
                    new NodeFacts(
                            entry.getKey(),
                            node.path("version").asString(""),
                            node.path("roles").toString().contains("data"),
                            Duration.between(middle, there),
                            disk.path("available_in_bytes").asLong(-1),
                            disk.path("total_in_bytes").asLong(-1)));
        }
        return nodes;
    }

    private static long number(JsonNode cell) {
        String text = cell.asString("");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static void flat(String prefix, JsonNode node, Map<String, String> into) {
        for (var entry : node.properties()) {
            String name = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
            if (entry.getValue().isObject()) {
                flat(name, entry.getValue(), into);
            } else {
                into.put(name, entry.getValue().asString(entry.getValue().toString()));
            }
        }
    }
}
