package dev.turnstone.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.nio.file.Path;
import java.util.function.IntFunction;

/// A source, a target and the desk for it.
final class TwoClusters implements AutoCloseable {
    private final TwoSides sides;
    final ClusterClient source;
    final ClusterClient target;
    final TargetDesk desk;

    TwoClusters(SearchServer source, SearchServer target, Path home) {
        this.sides = TwoSides.of(source, target);
        this.source = sides.source();
        this.target = sides.target();
        this.desk = TargetDesk.open(this.target, home);
    }

    /// On both sides, with one shard.
    void create(String... indices) {
        for (String index : indices) {
            create(source, index, "");
            create(target, index, "");
        }
    }

    static void create(ClusterClient client, String index, String settings) {
        client.json(
                ClusterRequest.put(
                        "/" + index + "?wait_for_active_shards=0",
                        "{\"settings\":{\"number_of_shards\":1,\"number_of_replicas\":0"
                                + settings
                                + "}}"));
    }

    /// One that no node may hold: red from the beginning.
    void createRed(String index) {
        create(source, index, ",\"index.routing.allocation.require._name\":\"nowhere\"");
        create(target, index, "");
    }

    void fill(String index, int from, int to, IntFunction<String> document) {
        var lines = new StringBuilder();
        for (int n = from; n < to; n++) {
            lines.append("{\"index\":{\"_id\":\"").append(n).append("\"}}\n");
            lines.append(document.apply(n)).append('\n');
        }
        JsonNode answer =
                source.json(
                        ClusterRequest.convergentBulk(
                                "/" + index + "/_bulk", Body.of(lines.toString())));
        assertThat(answer.path("errors").asBoolean(true)).isFalse();
    }

    long onTarget(String index) {
        target.json(ClusterRequest.post("/" + index + "/_refresh", ""));
        return target.json(ClusterRequest.get("/" + index + "/_count")).path("count").asLong();
    }

    JsonNode onTarget(String index, String id) {
        return target.find(ClusterRequest.get("/" + index + "/_doc/" + id))
                .map(found -> found.path("_source"))
                .orElseGet(MissingNode::getInstance);
    }

    @Override
    public void close() {
        desk.close();
        sides.close();
    }
}
