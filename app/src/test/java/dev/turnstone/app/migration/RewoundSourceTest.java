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

/// The source's shards get another history: the same sequence numbers again, for other writes.
@RealServers
class RewoundSourceTest {
    @TempDir private Path home;

    @Test
    void aShardRestoredFromAnOlderSnapshotIsFollowedInARaisedEpoch(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 100, "first").metadata();
            Path old = pair.snapshot("old", "birds");
            pair.backfill(old).done();
            pair.fill("birds", 50, 150, "second");
            pair.source().json(ClusterRequest.delete("/birds/_doc/7?refresh=true"));
            pair.run("sync").done();
            pair.requireProven(149);

            pair.rewind("old", "birds");
            pair.requireParity("not provable");
            pair.fill("birds", 50, 60, "third");

            Turnstone.Ended sync = pair.run("sync").done();

            assertThat(sync.json().path("events").toString()).contains("epoch was raised");
            assertThat(pair.onTarget("birds", "7", "first")).isEqualTo("7");
            assertThat(pair.onTarget("birds", "55", "third")).isEqualTo("55");
            assertThat(pair.onTarget("birds", "70", "first")).isEqualTo("70");
            assertThat(pair.onTarget("birds", "120", "second")).isEmpty();
            pair.requireProven(100);
            Turnstone.Ended stale = pair.backfill(old, "--again");
            assertThat(stale.exit()).isEqualTo(1);
            assertThat(stale.told()).contains("another history");
            pair.requireProven(100);
        }
    }

    /// Equal numbers of equal documents: only the history tells that these are other writes.
    @Test
    void otherWritesUnderTheSameNumbersAreNeverTakenForTheSame(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 1).fill("birds", 0, 20, "first").metadata();
            pair.snapshot("old", "birds");
            pair.fill("birds", 0, 20, "second");
            pair.run("sync").done();
            pair.requireProven(20);

            pair.rewind("old", "birds");
            pair.fill("birds", 0, 20, "third");
            assertThat(pair.run("verify").exit()).isEqualTo(1);

            pair.run("sync").done();
            assertThat(pair.onTarget("birds", "3", "third")).isEqualTo("3");
            pair.requireProven(20);
        }
    }

    @Test
    void anIndexMadeAnewUnderItsNameReplacesTheOldOne(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 50, "first").metadata();
            pair.run("backfill").done();
            pair.source().json(ClusterRequest.delete("/birds"));
            pair.create("birds", 2).fill("birds", 40, 60, "second");
            pair.requireParity("not provable");

            pair.run("sync").done();
            assertThat(pair.onTarget("birds", "45", "second")).isEqualTo("45");
            pair.requireProven(20);
        }
    }
}
