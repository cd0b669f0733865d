package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.SyncOperation;
import dev.turnstone.engine.operation.SyncOrder;
import dev.turnstone.engine.operation.SyncResult;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.Traffic;
import dev.turnstone.sandbox.traffic.TrafficPlan;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Clients write, a sync follows, a snapshot is carried over and the target restarts, all at once.
@Tag("soak")
@RealServers
class EverythingAtOnceTest {
    @TempDir private Path home;

    @Test
    void nothingIsLostOrStaleThoughTheTargetRestartsAmidBackfillSyncAndWrites(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target)
            throws Exception {
        allAtOnce(source, target, Duration.ofSeconds(7), 41);
    }

    @Test
    @Tag("soak")
    void nothingIsLostOrStaleAfterHalfAMinute(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target)
            throws Exception {
        allAtOnce(source, target, Duration.ofSeconds(30), 42);
    }

    private void allAtOnce(SearchServer source, SearchServer target, Duration writing, long seed)
            throws Exception {
        Path oracle = home.resolve("oracle");
        try (Pair pair = Pair.of(source, target, home)) {
            TrafficPlan plan =
                    TrafficPlan.to(URI.create(source.url()), oracle)
                            .clients(16)
                            .duration(writing)
                            .seed(seed)
                            .build();
            Traffic.prepare(plan);
            pair.metadata();
            try (Traffic traffic = Traffic.start(plan)) {
                whileClientsWrite(pair, traffic, target);
            }
            assertThat(pair.run("sync").done().number("suspect")).isZero();
            pair.run("verify").done();
        }
        requireClean(OracleCheck.run(URI.create(source.url()), oracle));
        requireClean(OracleCheck.run(URI.create(target.url()), oracle));
    }

    private void whileClientsWrite(Pair pair, Traffic traffic, SearchServer target)
            throws Exception {
        awaitWrites(traffic, 500);
        Path repository = pair.snapshot("amid", "*");
        AtomicBoolean over = new AtomicBoolean();
        try (TargetDesk desk = TargetDesk.open(pair.target(), home);
                BackfillOperation backfill = BackfillOperation.start(snapshot(repository), desk)) {
            SyncOperation sync =
                    new SyncOperation(
                            SyncOrder.of(pair.source()).every(Duration.ofMillis(200)), desk);
            CompletableFuture<SyncResult> followed = Threads.supply(() -> sync.follow(over::get));
            awaitWrites(traffic, 1_000);
            target.restart();
            BackfillResult carried = backfill.await();
            traffic.await();
            over.set(true);
            SyncResult result = followed.get(5, TimeUnit.MINUTES);
            assertThat(carried.isClean()).as("%s", carried).isTrue();
            assertThat(result.isClean()).as("%s", result).isTrue();
            assertThat(result.read()).isPositive();
        }
    }

    private static BackfillOrder snapshot(Path repository) {
        return BackfillOrder.of(new Origin.Snapshot(repository, Optional.empty()));
    }

    private static void awaitWrites(Traffic traffic, long count) {
        Threads.await(() -> !traffic.running() || traffic.acknowledgedWrites() >= count);
    }

    private static void requireClean(OracleReport report) {
        assertThat(report.clean()).as("%s", report).isTrue();
    }
}
