package dev.turnstone.model.cluster;

import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Finds out how an index places its documents, and proves it by asking the cluster where some
/// routings go.
public final class IndexRouting {
    private static final int PROBES = 40;
    private static final int MOST_ROUTING_SHARDS = 1024;

    private final ClusterClient client;
    private final String index;
    private final String encoded;

    private IndexRouting(ClusterClient client, String index) {
        this.client = client;
        this.index = index;
        this.encoded = URLEncoder.encode(index, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static ShardRouting of(ClusterClient client, String index) {
        return new IndexRouting(client, index).read();
    }

    private ShardRouting read() {
        ShardRouting told = ShardRouting.ofMetadata(metadata());
        List<Probe> probes = probes();
        return candidates(told.shards(), told.routingShards())
                .mapToObj(
                        routingShards ->
                                new ShardRouting(
                                        told.shards(), routingShards, told.partitionSize()))
                .filter(routing -> probes.stream().allMatch(probe -> probe.fits(routing)))
                .findFirst()
                .orElseThrow(this::unexplained);
    }

    /// Elasticsearch 6 keeps the routing shards to itself, so that they are found by trying.
    private static IntStream candidates(int shards, int told) {
        return IntStream.concat(
                IntStream.of(told),
                IntStream.rangeClosed(1, MOST_ROUTING_SHARDS / shards).map(k -> k * shards));
    }

    private JsonNode metadata() {
        String path = "/_cluster/state/metadata/" + encoded + "?filter_path=metadata.indices";
        return client.json(ClusterRequest.get(path)).path("metadata").path("indices").path(index);
    }

    private List<Probe> probes() {
        var probes = new ArrayList<Probe>();
        for (int i = 0; i < PROBES; i++) {
            String routing = "turnstone-" + i;
            String path = "/" + encoded + "/_search_shards?routing=" + routing;
            var shards = new TreeSet<Integer>();
            client.json(ClusterRequest.get(path))
                    .path("shards")
                    .forEach(copies -> shards.add(copies.path(0).path("shard").asInt()));
            probes.add(new Probe(routing, shards));
        }
        return probes;
    }

    private TurnstoneException unexplained() {
        return new TurnstoneException(
                "The index "
                        + index
                        + " places its documents on shards in a way that is not known, so that the"
                        + " shard of a document cannot be told beforehand.",
                "Move this index by scan instead of by sequence numbers, and report its settings.");
    }

    private record Probe(String routing, SortedSet<Integer> shards) {
        boolean fits(ShardRouting candidate) {
            return candidate.shardsOf(routing).equals(shards);
        }
    }
}
