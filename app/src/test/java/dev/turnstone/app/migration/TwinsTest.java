package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.IntStream;

/// The same id under two routings is two documents, in two shards.
@RealServers
class TwinsTest {
    @TempDir private Path home;

    @Test
    void aDeleteWithoutRoutingHitsNeitherTwinAndOneWithRoutingHitsItsOwn(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 3).metadata();
            ShardRouting routing = new ShardStates(pair.source()).of("birds").routing();
            int own = routing.shardOf("twin", null);
            String one = routingTo(routing, (own + 1) % 3);
            String other = routingTo(routing, (own + 2) % 3);
            write(pair, one);
            write(pair, other);
            pair.fill("birds", 0, 50, "first");
            Path old = pair.snapshot("old", "birds");
            pair.backfill(old).done();
            pair.requireProven(52);

            assertThat(pair.source().find(ClusterRequest.delete("/birds/_doc/twin"))).isEmpty();
            pair.run("sync").done();
            assertThat(isOnTarget(pair, one)).isTrue();
            assertThat(isOnTarget(pair, other)).isTrue();
            pair.requireProven(52);

            pair.source().json(ClusterRequest.delete("/birds/_doc/twin?routing=" + one));
            pair.run("sync").done();
            pair.backfill(old, "--again").done();
            assertThat(isOnTarget(pair, one)).isFalse();
            assertThat(isOnTarget(pair, other)).isTrue();
            pair.requireProven(51);
        }
    }

    private static String routingTo(ShardRouting routing, int shard) {
        return IntStream.range(0, 1_000)
                .mapToObj(n -> "r" + n)
                .filter(text -> routing.shardOf("twin", text) == shard)
                .findFirst()
                .orElseThrow();
    }

    private static void write(Pair pair, String routing) {
        pair.source()
                .json(
                        ClusterRequest.put(
                                "/birds/_doc/twin?refresh=true&routing=" + routing,
                                "{\"by\":\"" + routing + "\"}"));
    }

    private static boolean isOnTarget(Pair pair, String routing) {
        return pair.target()
                .find(ClusterRequest.get("/birds/_doc/twin?routing=" + routing))
                .isPresent();
    }
}
