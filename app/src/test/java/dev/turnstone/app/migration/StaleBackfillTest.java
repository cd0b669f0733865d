package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.function.Consumer;

/// What was deleted stays deleted though the target forgot the delete and an older snapshot comes.
@RealServers
class StaleBackfillTest {
    @TempDir private Path home;

    @Test
    void nothingIsResurrectedWhereTombstonesDieAtOnce(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(
                source,
                target,
                pair -> {
                    pair.target()
                            .json(
                                    ClusterRequest.put(
                                            "/birds/_settings", "{\"index.gc_deletes\":\"0s\"}"));
                    pair.target().json(ClusterRequest.put("/birds/_doc/other?refresh=true", "{}"));
                    pair.target().json(ClusterRequest.delete("/birds/_doc/other?refresh=true"));
                    pair.target().json(ClusterRequest.ask("/birds/_flush?force=true", ""));
                    pair.target().json(ClusterRequest.ask("/birds/_forcemerge", ""));
                });
    }

    @Test
    void nothingIsResurrectedAfterTheTargetWasClosedAndOpened(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(
                source,
                target,
                pair -> {
                    pair.target().json(ClusterRequest.post("/birds/_close", ""));
                    pair.target().json(ClusterRequest.ask("/birds/_open", ""));
                    Pair.green(pair.target(), "birds");
                });
    }

    @Test
    void nothingIsResurrectedAfterTheTargetRestarted(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target) {
        attack(
                source,
                target,
                pair -> {
                    target.restart();
                    Pair.green(pair.target(), "birds");
                });
    }

    private void attack(SearchServer source, SearchServer target, Consumer<Pair> forgetful) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 200, "first").metadata();
            Path old = pair.snapshot("old", "birds");
            pair.backfill(old).done();
            for (int n = 0; n < 20; n++) {
                pair.source().json(ClusterRequest.delete("/birds/_doc/" + n));
            }
            pair.source().json(ClusterRequest.ask("/birds/_refresh", ""));
            assertThat(pair.run("sync").done().number("deleted")).isEqualTo(20);

            forgetful.accept(pair);

            Turnstone.Ended stale = pair.backfill(old, "--again").done();
            assertThat(stale.number("read")).isEqualTo(200);
            assertThat(pair.countOnTarget("birds")).isEqualTo(180);
            pair.requireProven(180);
        }
    }
}
