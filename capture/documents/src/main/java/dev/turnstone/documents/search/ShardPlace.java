package dev.turnstone.documents.search;

import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;
import dev.turnstone.model.shard.ShardState;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Directs a search to the primary of one shard: replicas of segment-replicated indices lag.
public record ShardPlace(String index, int shard, String copy) {

    public static ShardPlace of(ClusterVersion version, ShardState state) {
        return new ShardPlace(
                state.index(),
                state.shard(),
                knowsPrimary(version) ? "_primary" : "_only_nodes:" + state.primary().node());
    }

    /// The preference for searches that must see what the primaries hold, whatever the shard; empty
    /// where every copy is as good as the primary after a refresh.
    public static String primaries(ClusterVersion version) {
        return knowsPrimary(version) ? "&preference=_primary" : "";
    }

    /// Elasticsearch dropped the word in 7.0, OpenSearch took it up again in 2.7.
    private static boolean knowsPrimary(ClusterVersion version) {
        return version.isAtLeast(Flavour.OPENSEARCH, 2, 7)
                || !version.isOpenSearch() && version.major() < 7;
    }

    /// A path of the index, encoded.
    public static String path(String index, String endpoint) {
        return "/" + encoded(index) + "/" + endpoint;
    }

    /// The path of a search of this shard, `more` being further parameters.
    public String search(String more) {
        return path(index, "_search?preference=") + encoded("_shards:" + shard + "|" + copy) + more;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
