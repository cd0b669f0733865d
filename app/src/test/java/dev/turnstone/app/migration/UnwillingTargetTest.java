package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.operation.BackfillOperation;
import dev.turnstone.engine.operation.BackfillOrder;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.engine.operation.Origin;
import dev.turnstone.engine.operation.TargetDesk;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.front.Access;
import dev.turnstone.sandbox.front.Front;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The target is there and does not take what it is sent: a wait that ends well, or a sentence.
@RealServers
class UnwillingTargetTest {
    private static final int DOCUMENTS = 4_000;

    @TempDir private Path home;

    @Test
    void aTargetThatIsTooBusyIsWaitedFor(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        whileBusy(source, target, front -> Threads.await(() -> front.refused() >= 5));
    }

    @Test
    @Tag("soak")
    void aTargetThatIsTooBusyForAMinuteIsWaitedFor(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        whileBusy(source, target, _ -> aMinute());
    }

    private void whileBusy(
            SearchServer source, SearchServer target, Consumer<BusyFront> untilEnough) {
        try (Pair pair = Pair.of(source, target, home);
                BusyFront front = BusyFront.before(target.url());
                ClusterClient to = ClusterClient.open(ClusterEndpoint.of(front.url()))) {
            pair.create("birds", 2).fill("birds", 0, DOCUMENTS, "first").metadata();
            try (TargetDesk desk = TargetDesk.open(to, home)) {
                desk.prepare(List.of("birds"));
                BackfillOrder order = BackfillOrder.of(new Origin.Live(pair.source()));
                try (BackfillOperation backfill = BackfillOperation.start(order, desk)) {
                    front.turnBusy(true);
                    if (front.refused() == 0) {
                        pair.fill("birds", DOCUMENTS, DOCUMENTS + 1, "first");
                    }
                    untilEnough.accept(front);
                    front.turnBusy(false);
                    BackfillResult result = backfill.await();
                    assertThat(result.isClean()).as("%s", result).isTrue();
                }
            }
            pair.run("sync").done();
            pair.requireProven(DOCUMENTS + 1);
        }
    }

    @Test
    @Tag("soak")
    void aTargetThatStandsStillForAMinuteIsWaitedFor(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, DOCUMENTS * 10, "first").metadata();
            CompletableFuture<Turnstone.Ended> backfill =
                    Threads.supply(() -> pair.run("backfill"));
            Threads.await(() -> isPrepared(pair) || backfill.isDone());
            target.pause();
            aMinute();
            target.resume();
            assertThat(backfill.join().done().number("read")).isEqualTo(DOCUMENTS * 10);
            pair.requireProven(DOCUMENTS * 10);
        }
    }

    @Test
    @Tag("soak")
    void aTargetThatIsGoneForAMinuteIsWaitedFor(
            @Elasticsearch("7.10.2") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, DOCUMENTS * 10, "first").metadata();
            CompletableFuture<Turnstone.Ended> backfill =
                    Threads.supply(() -> pair.run("backfill"));
            Threads.await(() -> isPrepared(pair) || backfill.isDone());
            target.kill();
            aMinute();
            target.restart();
            assertThat(backfill.join().done().number("read")).isEqualTo(DOCUMENTS * 10);
            pair.requireProven(DOCUMENTS * 10);
        }
    }

    @Test
    void aWrongPasswordIsSaidSoAndNothingIsWritten(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws IOException {
        Path secrets = home.resolve("secrets");
        Files.writeString(secrets, "wrong\n");
        try (Pair pair = Pair.of(source, target, home);
                Front front = Front.plain(target.url(), new Access.Basic("admin", "right"))) {
            pair.create("birds", 1).fill("birds", 0, 5, "first").metadata();
            for (String command : List.of("backfill", "sync", "verify")) {
                Turnstone.Ended ended =
                        pair.turnstone()
                                .run(
                                        command,
                                        "--source",
                                        source.url(),
                                        "--target",
                                        front.url(),
                                        "--target-auth",
                                        "basic:admin",
                                        "--target-secret-file",
                                        secrets.toString());
                assertThat(ended.exit()).as("%s: %s", command, ended).isEqualTo(1);
                assertThat(ended.told())
                        .as(command)
                        .contains("401")
                        .contains("Check the user and password")
                        .doesNotContain("Exception");
            }
            assertThat(pair.countOnTarget("birds")).isZero();
        }
    }

    /// No waiting makes room on a disk: it is told before anything is read.
    @Test
    void aTargetThatIsFullFromTheStartIsToldAtOnceAndNothingIsWritten(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 50, "first").metadata();
            block(pair, "true");
            Turnstone.Ended ended = pair.run("backfill");
            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.told())
                    .contains("birds")
                    .contains("read-only")
                    .contains("Free disk space")
                    .doesNotContain("Tried");
            block(pair, "null");
            assertThat(pair.countOnTarget("birds")).isZero();
            pair.run("backfill").done();
            pair.requireProven(50);
        }
    }

    private static void block(Pair pair, String value) {
        pair.target()
                .json(
                        ClusterRequest.put(
                                "/birds/_settings",
                                "{\"index.blocks.read_only_allow_delete\":" + value + "}"));
    }

    private static boolean isPrepared(Pair pair) {
        return pair.target()
                .json(ClusterRequest.get("/birds/_settings?flat_settings=true"))
                .toString()
                .contains("final_pipeline");
    }

    private static void aMinute() {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        Threads.await(() -> System.nanoTime() > end);
    }
}
