package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A real cluster, as tests speak to it.
record Cluster(ClusterClient client) implements AutoCloseable {
    static Cluster at(String url) {
        return new Cluster(ClusterClient.open(ClusterEndpoint.of(url)));
    }

    String doc(String index) {
        return "/" + index + "/_doc/";
    }

    JsonNode put(String path, String json) {
        return client.json(ClusterRequest.put(path, json));
    }

    JsonNode delete(String path) {
        return client.json(ClusterRequest.delete(path));
    }

    JsonNode get(String path) {
        return client.json(ClusterRequest.get(path));
    }

    void create(String index, int shards) {
        create(index, shards, 0, "");
    }

    void create(String index, int shards, int routingShards) {
        create(index, shards, routingShards, 0, "");
    }

    void create(String index, int shards, int replicas, String more) {
        create(index, shards, shards, replicas, more);
    }

    private void create(String index, int shards, int routingShards, int replicas, String more) {
        client.send(ClusterRequest.delete("/" + index));
        put(
                "/" + index,
                "{\"settings\":{\"number_of_shards\":"
                        + shards
                        + ",\"number_of_routing_shards\":"
                        + routingShards
                        + ",\"number_of_replicas\":"
                        + replicas
                        + ",\"refresh_interval\":\"-1\""
                        + more
                        + "}}");
    }

    /// Fills an index with small documents: some routed, some written twice, some deleted.
    void fill(String index, int documents) {
        for (int from = 0; from < documents; from += 5_000) {
            StringBuilder lines = new StringBuilder();
            int to = Math.min(documents, from + 5_000);
            IntStream.range(from, to).forEach(i -> line(lines, index, i, "first"));
            IntStream.range(from, to)
                    .filter(i -> i % 10 == 3)
                    .forEach(i -> line(lines, index, i, "second"));
            IntStream.range(from, to)
                    .filter(i -> i % 50 == 7)
                    .forEach(
                            i -> lines.append("{\"delete\":").append(meta(index, i)).append("}\n"));
            bulk(lines.toString());
        }
    }

    void bulk(String lines) {
        JsonNode answer =
                client.json(
                        new ClusterRequest(
                                "POST", "/_bulk", Body.of(lines), "application/x-ndjson", false));
        for (JsonNode item : answer.path("items")) {
            int status = item.iterator().next().path("status").asInt();
            if (status >= 300 && status != 404 && status != 409) {
                throw new IllegalStateException(item.toString());
            }
        }
    }

    private void line(StringBuilder lines, String index, int i, String state) {
        lines.append("{\"index\":").append(meta(index, i)).append("}\n");
        lines.append("{\"n\":").append(i).append(",\"state\":\"").append(state).append("\"}\n");
    }

    private String meta(String index, int i) {
        String type = client.version().hasMappingTypes() ? "\",\"_type\":\"_doc" : "";
        String routing = i % 20 == 5 ? "\",\"routing\":\"r" + i % 7 : "";
        return "{\"_index\":\"" + index + type + "\",\"_id\":\"doc-" + i + routing + "\"}";
    }

    /// Everything that an index holds now, with its revisions.
    List<DocumentChange> changes(String index, int epoch) {
        Side side = new ClusterSide(client, index);
        side.refresh();
        List<DocumentChange> changes = new ArrayList<>();
        for (var shard : side.state().shards()) {
            side.scan(
                    shard.shard(),
                    new Wanted(true, false, true),
                    (number, hit) ->
                            changes.add(
                                    new DocumentChange(
                                            index,
                                            number,
                                            hit.id.text(),
                                            hit.routingText(),
                                            Revision.of(epoch, hit.primaryTerm, hit.seqNo),
                                            new Change.Upsert(Body.of(hit.source.copy())))));
        }
        return changes;
    }

    /// Writes a document as a client does; answers the change that a capture would see.
    DocumentChange write(String index, String id, String json, int epoch) {
        return change(put(doc(index) + id, json), epoch, new Change.Upsert(Body.of(json)));
    }

    /// Deletes a document as a client does.
    DocumentChange remove(String index, String id, int epoch) {
        JsonNode answer =
                client.find(ClusterRequest.delete(doc(index) + id))
                        .orElseThrow(() -> new IllegalStateException(id));
        return change(answer, epoch, new Change.Delete());
    }

    private static DocumentChange change(JsonNode answer, int epoch, Change change) {
        return new DocumentChange(
                answer.path("_index").asString(),
                0,
                answer.path("_id").asString(),
                null,
                Revision.of(
                        epoch,
                        answer.path("_primary_term").asLong(),
                        answer.path("_seq_no").asLong()),
                change);
    }

    /// Copies an index as the convergent sink would.
    void copyTo(Cluster target, String index, int epoch) {
        List<DocumentChange> changes = changes(index, epoch);
        for (int from = 0; from < changes.size(); from += 5_000) {
            new BulkTarget(target.client)
                    .apply(changes.subList(from, Math.min(changes.size(), from + 5_000)));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
