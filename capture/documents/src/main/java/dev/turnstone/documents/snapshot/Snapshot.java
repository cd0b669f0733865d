package dev.turnstone.documents.snapshot;

import dev.turnstone.documents.snapshot.RepositoryIndex.IndexEntry;
import dev.turnstone.documents.snapshot.SnapshotException.Reason;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One snapshot of a repository. Blobs are read when asked for; thread-safe.
public final class Snapshot {
    private final Blobs blobs;
    private final RepositoryIndex repository;
    private final SnapshotSummary summary;
    private final Map<String, IndexEntry> indices;

    Snapshot(Blobs blobs, RepositoryIndex repository, SnapshotSummary summary) {
        this.blobs = blobs;
        this.repository = repository;
        this.summary = summary;
        this.indices = repository.indicesOf(summary.uuid());
    }

    public SnapshotSummary summary() {
        return summary;
    }

    public List<String> indices() {
        return indices.keySet().stream().sorted().toList();
    }

    /// Names of indices that match.
    public List<String> indices(Predicate<String> patterns) {
        return indices().stream().filter(patterns).toList();
    }

    /// What the server wrote about the snapshot itself: times, failures, data streams.
    public JsonNode details() {
        return detailsNode().json();
    }

    /// Templates, pipelines, scripts and cluster settings; an empty object if the snapshot was
    /// taken without the global state.
    public JsonNode globalMetadata() {
        String blob = "meta-" + summary.uuid() + ".dat";
        Node root = BlobFormat.parse(blob, blobs.read(blob));
        return root.optional("meta-data").or(() -> root.optional("metadata")).orElse(root).json();
    }

    public SnapshotIndex index(String name) {
        IndexEntry entry = entry(name);
        String blob = folder(entry) + "/" + repository.metadataBlob(summary.uuid(), entry.id());
        return IndexMetadata.parse(name, entry.id(), BlobFormat.parse(blob, blobs.read(blob)));
    }

    public SnapshotShard shard(String index, int number) {
        IndexEntry entry = entry(index);
        requireKnownLayout(entry);
        String folder = folder(entry) + "/" + number;
        String blob = folder + "/snap-" + summary.uuid() + ".dat";
        byte[] bytes =
                blobs.readIfThere(blob).orElseThrow(() -> withoutFiles(index, number, folder));
        return SnapshotShard.parse(index, number, folder, BlobFormat.parse(blob, bytes));
    }

    /// Shards that the server could not snapshot.
    public List<MissingShard> missingShards() {
        return detailsNode().optional("failures").map(Node::elements).orElse(List.of()).stream()
                .map(
                        failure ->
                                new MissingShard(
                                        failure.text("index"),
                                        (int) failure.number("shard_id"),
                                        failure.optionalText("reason").orElse("")))
                .toList();
    }

    Blobs blobs() {
        return blobs;
    }

    private Node detailsNode() {
        String blob = "snap-" + summary.uuid() + ".dat";
        return BlobFormat.parse(blob, blobs.read(blob)).child("snapshot");
    }

    private IndexEntry entry(String name) {
        IndexEntry entry = indices.get(name);
        if (entry == null) {
            throw new SnapshotException(
                    Reason.NOT_FOUND,
                    "The snapshot " + summary.name() + " holds no index " + name + ".",
                    "Choose one of its " + indices.size() + " indices.");
        }
        return entry;
    }

    private SnapshotException withoutFiles(String index, int number, String folder) {
        String title = SnapshotShard.title(index, number);
        if (blobs.readIfThere(folder + "/shallow-snap-" + summary.uuid() + ".dat").isPresent()) {
            return SnapshotException.unsupported(
                    "The snapshot "
                            + summary.name()
                            + " is shallow: the files of "
                            + title
                            + " lie in the cluster's remote store, not in the repository.",
                    "Take a full snapshot into a repository without"
                            + " remote_store_index_shallow_copy, or read by scroll.");
        }
        return SnapshotException.missing("The file list of " + title, null);
    }

    private static void requireKnownLayout(IndexEntry entry) {
        if (entry.layout() != 0) {
            throw SnapshotException.unsupported(
                    "The repository spreads the shards of index "
                            + entry.name()
                            + " over hashed folders, which Turnstone does not read yet.",
                    "Take a snapshot into a repository with the setting shard_path_type fixed, or"
                            + " read by scroll.");
        }
    }

    private static String folder(IndexEntry entry) {
        return "indices/" + entry.id();
    }
}
