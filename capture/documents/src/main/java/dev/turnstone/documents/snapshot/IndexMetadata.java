package dev.turnstone.documents.snapshot;

import dev.turnstone.model.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Reads an index's metadata blob.
final class IndexMetadata {
    private static final int MOST_SHARDS = 100_000;

    private IndexMetadata() {}

    static SnapshotIndex parse(String name, String id, Node blob) {
        Node metadata = blob.child(name);
        Node settings = metadata.child("settings");
        long shards = setting(settings, "number_of_shards").map(IndexMetadata::number).orElse(-1L);
        if (shards < 1 || shards > MOST_SHARDS) {
            throw metadata.wrong("settings/number_of_shards", "not a number of shards");
        }
        return new SnapshotIndex(
                name,
                id,
                setting(settings, "uuid").map(Node::asText).orElse(""),
                (int) shards,
                setting(settings, "version.created")
                        .or(() -> versionCreated(settings))
                        .map(IndexMetadata::number)
                        .orElse(-1L),
                withReadableMappings(metadata));
    }

    private static Optional<Node> versionCreated(Node settings) {
        return settings.optional("index")
                .flatMap(index -> index.optional("version"))
                .flatMap(version -> version.optional("created"));
    }

    /// Settings are written flat, as `index.number_of_shards`, or as objects.
    private static Optional<Node> setting(Node settings, String name) {
        return settings.optional("index." + name)
                .or(() -> settings.optional("index").flatMap(index -> index.optional(name)));
    }

    private static long number(Node node) {
        try {
            return node.json().isString() ? Long.parseLong(node.asText()) : node.asNumber();
        } catch (NumberFormatException _) {
            throw node.wrong("", "not a whole number");
        }
    }

    /// Mappings may be stored as compressed bytes within a list: then each becomes what it holds.
    private static JsonNode withReadableMappings(Node metadata) {
        if (!(metadata.json() instanceof ObjectNode all)) {
            throw metadata.wrong("", "not an object");
        }
        if (!(all.get("mappings") instanceof ArrayNode list)) {
            return all;
        }
        ObjectNode mappings = Json.MAPPER.createObjectNode();
        for (JsonNode entry : list) {
            Node place = new Node(metadata.blob(), metadata.path() + "/mappings", entry);
            JsonNode mapping = entry.isBinary() ? unpacked(place) : entry;
            mapping.properties().forEach(type -> mappings.set(type.getKey(), type.getValue()));
        }
        return all.deepCopy().set("mappings", mappings);
    }

    private static JsonNode unpacked(Node place) {
        byte[] bytes = Compression.unpack(place.blob(), place.asBytes());
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw place.wrong("", "not a mapping: " + e.getOriginalMessage());
        }
    }
}
