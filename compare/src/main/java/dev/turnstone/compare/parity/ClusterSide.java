package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.Flavour;
import dev.turnstone.model.shard.ShardStates;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// An index on a real cluster. Reads the primaries only: a replica of a segment-replicated index
/// lags as it likes.
final class ClusterSide implements Side {
    private static final int ASKED_AT_ONCE = 500;
    private static final int TWINS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSide.class);

    private final ClusterClient client;
    private final String index;
    private final String encoded;
    private final String name;
    private final ShardStates states;
    private volatile SideState latest;

    ClusterSide(ClusterClient client, String index) {
        this.client = client;
        this.index = index;
        this.encoded = URLEncoder.encode(index, StandardCharsets.UTF_8);
        this.name = "'" + index + "' on " + client.endpoint().uri();
        this.states = new ShardStates(client);
        this.latest = SideState.of(states.started(index, ShardStates.STARTING));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SideState state() {
        latest = SideState.of(states.started(index, ShardStates.STARTING));
        return latest;
    }

    @Override
    public void refresh() {
        JsonNode shards =
                client.json(ClusterRequest.ask("/" + encoded + "/_refresh", "")).path("_shards");
        if (shards.path("failed").asInt(0) > 0) {
            throw new ParityException(
                    "A refresh of "
                            + name
                            + " failed on "
                            + shards.path("failed")
                            + " shards: writes may be invisible, so nothing is said about parity.",
                    "Look at the cluster's health and check again.");
        }
    }

    @Override
    public void scan(int shard, Wanted wanted, HitConsumer consumer) {
        HitReader reader = new HitReader(shard, consumer);
        int size = SearchText.pageSize(wanted, latest.bytesPerDocument());
        String path = "/" + encoded + "/_search?scroll=5m&" + preference(shard);
        PageEnd page = page(path, SearchText.scan(wanted, size), reader);
        try {
            while (page.hits() > 0) {
                page = page("/_search/scroll", SearchText.next(page.scrollId()), reader);
            }
        } finally {
            end(page.scrollId());
        }
    }

    /// The same requests as [#scan], the answers thrown away: how many bytes they were.
    long bareScan(int shard, Wanted wanted) {
        BareScan scan = new BareScan();
        int size = SearchText.pageSize(wanted, latest.bytesPerDocument());
        String path = "/" + encoded + "/_search?scroll=5m&" + preference(shard);
        boolean more =
                client.stream(ClusterRequest.post(path, SearchText.scan(wanted, size)), scan::read);
        while (more) {
            more =
                    client.stream(
                            ClusterRequest.post(
                                    "/_search/scroll", SearchText.next(scan.scrollId())),
                            scan::read);
        }
        end(scan.scrollId());
        return scan.bytes();
    }

    @Override
    public void ask(int shard, Collection<String> ids, Wanted wanted, HitConsumer consumer) {
        List<String> all = new ArrayList<>(ids);
        int batch = SearchText.batchSize(wanted, latest.bytesPerDocument(), ASKED_AT_ONCE);
        for (int from = 0; from < all.size(); from += batch) {
            List<String> some = all.subList(from, Math.min(all.size(), from + batch));
            String path = "/" + encoded + "/_search?" + preference(shard);
            int size = Math.min(10_000, batch * TWINS);
            HitReader reader = new HitReader(shard, consumer);
            if (page(path, SearchText.ids(wanted, some, size), reader).hits() == size) {
                throw new ParityException(
                        "More than "
                                + size
                                + " documents of "
                                + name
                                + " share "
                                + some.size()
                                + " ids, so nothing is said about parity.",
                        "Look for ids that were written under very many routings.");
            }
        }
    }

    private PageEnd page(String path, String body, HitReader reader) {
        PageEnd page = client.stream(ClusterRequest.post(path, body), reader::read);
        if (!page.isWhole()) {
            throw new ParityException(
                    "A search on "
                            + name
                            + " left something out ("
                            + page.shardsAnswered()
                            + " of "
                            + page.shardsAsked()
                            + " shards answered"
                            + (page.timedOut() ? ", timed out" : "")
                            + "), so nothing is said about parity. "
                            + page.failure(),
                    "Look at the cluster's health and check again.");
        }
        return page;
    }

    private String preference(int shard) {
        StringBuilder text = new StringBuilder();
        if (client.version().isOpenSearch() || client.version().major() >= 7) {
            text.append("allow_partial_search_results=false&");
        }
        boolean pinned = latest.hasReplicas();
        boolean knowsPrimary = client.version().isAtLeast(Flavour.OPENSEARCH, 2, 7);
        text.append("preference=");
        if (shard == ANY) {
            return text.append(knowsPrimary && pinned ? "_primary" : "turnstone").toString();
        }
        text.append("_shards:").append(shard);
        if (pinned) {
            text.append("%7C").append(knowsPrimary ? "_primary" : onlyNode(shard));
        }
        return text.toString();
    }

    private String onlyNode(int shard) {
        return "_only_nodes:" + latest.shards().get(shard).primary().node();
    }

    private void end(String scrollId) {
        if (scrollId.isEmpty()) {
            return;
        }
        try {
            String body = Json.MAPPER.createObjectNode().put("scroll_id", scrollId).toString();
            client.send(
                    new ClusterRequest(
                            "DELETE", "/_search/scroll", Body.of(body), "application/json", true));
        } catch (ClusterException e) {
            LOG.debug("A scroll could not be closed; it ends by itself after five minutes", e);
        }
    }
}
