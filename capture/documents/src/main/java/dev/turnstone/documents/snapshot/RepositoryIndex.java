package dev.turnstone.documents.snapshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What `index-N` says: which snapshots there are, and in which folder each index lies.
record RepositoryIndex(
        List<SnapshotSummary> snapshots,
        List<IndexEntry> indices,
        Map<String, Map<String, String>> metadataLookups,
        Map<String, String> metadataBlobs) {

    /// An index, its folder and the uuids of the snapshots that hold it. Layout 0 is the only one
    /// of servers before OpenSearch 2.17.
    record IndexEntry(String name, String id, Set<String> snapshots, long layout) {}

    static RepositoryIndex parse(Node root) {
        List<Node> snapshots = root.child("snapshots").elements();
        return new RepositoryIndex(
                snapshots.stream().map(RepositoryIndex::summary).toList(),
                root.child("indices").fields().entrySet().stream()
                        .map(entry -> index(entry.getKey(), entry.getValue()))
                        .toList(),
                snapshots.stream()
                        .collect(
                                Collectors.toMap(
                                        node -> node.text("uuid"),
                                        node -> texts(node, "index_metadata_lookup"),
                                        (first, _) -> first)),
                texts(root, "index_metadata_identifiers"));
    }

    /// The name of the blob that holds an index's metadata, in the index's folder.
    String metadataBlob(String snapshotUuid, String indexId) {
        String key = metadataLookups.getOrDefault(snapshotUuid, Map.of()).get(indexId);
        String blob = key == null ? null : metadataBlobs.get(key);
        return "meta-" + (blob == null ? snapshotUuid : blob) + ".dat";
    }

    private static SnapshotSummary summary(Node node) {
        return new SnapshotSummary(
                node.text("name"),
                pathSafe(node, "uuid"),
                node.optional("state")
                        .map(state -> SnapshotState.of(state.asNumber()))
                        .orElse(SnapshotState.UNKNOWN),
                node.optionalText("version").orElse(""));
    }

    private static IndexEntry index(String name, Node node) {
        return new IndexEntry(
                name,
                pathSafe(node, "id"),
                node.child("snapshots").elements().stream()
                        .map(RepositoryIndex::snapshotUuid)
                        .collect(Collectors.toSet()),
                node.optional("shard_path_type").map(Node::asNumber).orElse(0L));
    }

    /// Elasticsearch before 5.5 wrote an object where later servers write the uuid alone.
    private static String snapshotUuid(Node node) {
        return node.json().isObject() ? node.text("uuid") : node.asText();
    }

    private static String pathSafe(Node node, String field) {
        String text = node.text(field);
        if (text.isEmpty() || text.contains("/") || text.contains("\\") || text.contains("..")) {
            throw node.wrong(field, "not a name");
        }
        return text;
    }

    private static Map<String, String> texts(Node node, String field) {
        return node.optional(field).map(Node::fields).orElse(Map.of()).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().asText(),
                                (first, _) -> first,
                                LinkedHashMap::new));
    }

    Map<String, IndexEntry> indicesOf(String snapshotUuid) {
        return indices.stream()
                .filter(entry -> entry.snapshots().contains(snapshotUuid))
                .collect(
                        Collectors.toMap(
                                IndexEntry::name,
                                Function.identity(),
                                (first, _) -> first,
                                LinkedHashMap::new));
    }
}
