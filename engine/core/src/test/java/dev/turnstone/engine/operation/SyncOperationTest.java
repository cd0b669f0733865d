package dev.turnstone.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

@RealServers
final class SyncOperationTest {
    private final SearchServer source;
    private final SearchServer target;
    private TwoClusters two;
    @TempDir private Path home;

    SyncOperationTest(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        this.source = source;
        this.target = target;
    }

    @BeforeEach
    void open() {
        two = new TwoClusters(source, target, home);
    }

    @AfterEach
    void close() {
        two.close();
    }

    @Test
    void anIndexThatIsDeletedOrClosedEndsNobodysFollowingButItsOwn() throws Exception {
        two.create("deleted", "closed", "kept");
        for (String index : new String[] {"deleted", "closed", "kept"}) {
            two.fill(index, 0, 5, n -> "{}");
        }
        var sync = new SyncOperation(order("deleted,closed,kept"), two.desk);
        var over = new AtomicBoolean();
        FutureTask<Optional<SyncResult>> followed = run(() -> sync.follow(over::get, () -> false));
        await(() -> two.onTarget("kept") == 5);
        two.source.json(ClusterRequest.delete("/deleted"));
        two.source.json(ClusterRequest.post("/closed/_close", ""));
        await(() -> sync.unreadable().containsKey("closed"));

        two.fill("kept", 5, 6, n -> "{}");
        two.source.json(ClusterRequest.delete("/kept/_doc/0"));
        await(() -> two.onTarget("kept") == 5 && two.onTarget("kept", "5").isObject());

        assertThat(sync.unreadable()).containsOnlyKeys("closed");
        assertThat(sync.events())
                .filteredOn(event -> event.startsWith("The index deleted is gone"))
                .hasSize(1);
        over.set(true);
        SyncResult result = followed.get().orElseThrow();
        assertThat(result.unreadable()).containsOnlyKeys("closed");
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void anIndexThatIsRedAtTheBeginningIsFollowedOnceItCanBeRead() throws Exception {
        two.create("kept");
        two.createRed("late");
        var sync = new SyncOperation(order("kept,late"), two.desk);
        var over = new AtomicBoolean();
        FutureTask<Optional<SyncResult>> followed = run(() -> sync.follow(over::get, () -> false));
        await(() -> sync.unreadable().containsKey("late"));

        two.source.json(
                ClusterRequest.put(
                        "/late/_settings", "{\"index.routing.allocation.require._name\":null}"));
        two.fill("late", 0, 3, n -> "{}");
        await(() -> two.onTarget("late") == 3);

        over.set(true);
        assertThat(followed.get().orElseThrow().isClean()).isTrue();
    }

    @Test
    void stoppedItEndsAmidTheFirstRoundAndTheNextGoesOnFromThere() throws Exception {
        two.create("large");
        for (int from = 0; from < 60_000; from += 10_000) {
            two.fill("large", from, from + 10_000, n -> "{\"n\":" + n + "}");
        }
        var sync = new SyncOperation(order("large"), two.desk);

        assertThat(sync.follow(() -> false, () -> sync.read() > 0)).isEmpty();

        long read = sync.read();
        assertThat(read).isBetween(1L, 59_999L);
        assertThat(sync.rounds()).isZero();
        SyncResult rest = new SyncOperation(order("large"), two.desk).once();
        assertThat(rest.read()).isLessThanOrEqualTo(60_000 - read);
        assertThat(two.onTarget("large")).isEqualTo(60_000);
    }

    private SyncOrder order(String patterns) {
        return new SyncOrder(two.source, patterns, Transform.NONE, Duration.ofMillis(50), 1);
    }

    private static <T> FutureTask<T> run(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        assertThat(Wait.until(Duration.ofSeconds(40), condition)).isTrue();
    }
}
