package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What goes wrong around a migration: each a wait that ends well or a clear sentence.
@Tag("soak")
@RealServers
class FaultTest {
    @TempDir private Path home;

    @Test
    void aTargetDiskThatFillsUpIsWaitedForUntilItIsLifted(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 500, "first").metadata();
            try (TargetDesk desk = TargetDesk.open(pair.target(), home)) {
                desk.prepare(List.of("birds"));
                block(pair, "true");
                BackfillOrder order = BackfillOrder.of(new Origin.Live(pair.source()));
                try (BackfillOperation backfill = BackfillOperation.start(order, desk)) {
                    Threads.await(() -> desk.sink().trouble().isPresent());
                    assertThat(pair.countOnTarget("birds")).isZero();
                    block(pair, "null");
                    BackfillResult result = backfill.await();
                    assertThat(result.isClean()).as("%s", result).isTrue();
                    assertThat(result.written()).isEqualTo(500);
                }
            }
            pair.requireProven(500);
        }
    }

    @Test
    void aTargetThatIsKilledAndComesBackIsWaitedFor(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 8_000, "first").metadata();
            CompletableFuture<Turnstone.Ended> backfill =
                    Threads.supply(() -> pair.run("backfill"));
            awaitPrepared(pair);
            target.kill();
            target.restart();
            assertThat(backfill.join().done().number("read")).isEqualTo(8_000);
            pair.requireProven(8_000);
        }
    }

    @Test
    void anUnreachableTargetIsSaidSo(@Elasticsearch("7.10.2") SearchServer source) {
        Turnstone.Ended ended =
                new Turnstone(home)
                        .run(
                                "backfill",
                                "--source",
                                source.url(),
                                "--target",
                                "http://127.0.0.1:1");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.told()).contains("127.0.0.1:1").contains("refused");
    }

    @Test
    void aMissingIndexOnTheTargetNamesTheCommandThatMakesIt(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 5, "first");
            for (String command : List.of("backfill", "sync", "verify")) {
                Turnstone.Ended ended = pair.run(command);
                assertThat(ended.exit()).as(command).isEqualTo(1);
                assertThat(ended.told() + ended.json())
                        .as(command)
                        .contains("birds")
                        .contains("metadata apply");
            }
            assertThat(pair.target().find(ClusterRequest.get("/birds"))).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNoRepositoryIsSaidSo(@OpenSearch("3") SearchServer target) {
        Turnstone.Ended ended =
                new Turnstone(home)
                        .run("backfill", "--snapshot", home.toString(), "--target", target.url());
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.told()).contains(home.toString()).doesNotContain("Exception");
    }

    private static void block(Pair pair, String value) {
        pair.target()
                .json(
                        ClusterRequest.put(
                                "/birds/_settings",
                                "{\"index.blocks.read_only_allow_delete\":" + value + "}"));
    }

    /// The backfill made the index its own: what follows meets it at work.
    private static void awaitPrepared(Pair pair) {
        Threads.await(
                () ->
                        pair.target()
                                .json(ClusterRequest.get("/birds/_settings?flat_settings=true"))
                                .toString()
                                .contains("final_pipeline"));
    }
}
