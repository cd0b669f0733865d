package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@RealServers
class BusyParityTest {
    /// Longer than a replicator may pause: what is on its way meanwhile is no difference.
    private static final ParityOptions UNDER_WRITES =
            BrokenAndRepaired.OPTIONS.withPatience(
                    new Patience(
                            Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMillis(50)));

    private static final String INDEX = "birds";

    /// Writes, updates and deletes on the source; a replicator brings them over a little later.
    private static final class Traffic implements AutoCloseable {
        private final Cluster source;
        private final Cluster target;
        private final String forgotten;
        private final BlockingQueue<DocumentChange> queue = new LinkedBlockingQueue<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();
        private final AtomicInteger writes = new AtomicInteger();

        /// Writes to the document `forgotten` never reach the target.
        Traffic(Cluster source, Cluster target, String forgotten) {
            this.source = source;
            this.target = target;
            this.forgotten = forgotten;
            threads.add(Thread.ofVirtual().start(this::write));
            threads.add(Thread.ofVirtual().start(this::replicate));
        }

        private void write() {
            Random random = new Random(1);
            while (!ended.get()) {
                int n = random.nextInt(20);
                String id = n == 0 ? "hot" : "busy-" + random.nextInt(200);
                queue.add(source.write(INDEX, id, "{\"n\":" + writes.incrementAndGet() + "}", 0));
                if (n == 1) {
                    queue.add(source.remove(INDEX, id, 0));
                }
            }
        }

        private void replicate() {
            List<DocumentChange> some = new ArrayList<>();
            while (!ended.get() || !queue.isEmpty()) {
                Pause.of(Duration.ofMillis(20));
                some.clear();
                queue.drainTo(some);
                some.removeIf(change -> change.id().equals(forgotten));
                new BulkTarget(target.client()).apply(some);
            }
        }

        @Override
        public void close() {
            ended.set(true);
            for (Thread thread : threads) {
                assertThat(joined(thread)).isTrue();
            }
        }

        private static boolean joined(Thread thread) {
            try {
                return thread.join(Duration.ofMinutes(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @Test
    void parityUnderWritesSettlesAndIsNeverCalledBroken(
            @Elasticsearch("7.10.2") SearchServer from, @OpenSearch("3") SearchServer to) {
        try (Cluster source = Cluster.at(from.url());
                Cluster target = Cluster.at(to.url())) {
            source.create(INDEX, 2);
            target.create(INDEX, 2);
            source.fill(INDEX, 5_000);
            source.copyTo(target, INDEX, 0);
            BrokenAndRepaired proof = new BrokenAndRepaired(source, target, UNDER_WRITES);
            try (Traffic traffic = new Traffic(source, target, "none")) {
                for (int i = 0; i < 5; i++) {
                    IndexParity found = proof.check(IndexPair.of(INDEX));
                    assertThat(found.parity()).as("%s", found).isEqualTo(new Parity.Proven());
                }
                assertThat(traffic.writes.get()).isPositive();
            }
            assertThat(proof.check(IndexPair.of(INDEX)).parity()).isEqualTo(new Parity.Proven());
            try (Traffic traffic = new Traffic(source, target, "lost")) {
                source.write(INDEX, "lost", "{}", 0);
                IndexParity found =
                        new ParityCheck(
                                        source.client(),
                                        target.client(),
                                        BrokenAndRepaired.OPTIONS.withPatience(
                                                new Patience(
                                                        Duration.ofSeconds(3),
                                                        Duration.ofSeconds(10),
                                                        Duration.ofMillis(50))))
                                .check(IndexPair.of(INDEX));
                assertThat(traffic.writes.get()).isPositive();
                assertThat(found.parity()).isEqualTo(new Parity.Broken());
                assertThat(found.examples())
                        .singleElement()
                        .extracting(Difference::id)
                        .isEqualTo("lost");
            }
        }
    }

    @Test
    void aSegmentReplicatedTargetIsReadOnItsPrimaries(
            @Elasticsearch("7.10.2") SearchServer from,
            @OpenSearch(value = "3", nodes = 2) SearchCluster to) {
        try (Cluster source = Cluster.at(from.url());
                Cluster target = Cluster.at(to.url())) {
            source.create(INDEX, 2);
            target.create(INDEX, 2, 1, ",\"index.replication.type\":\"SEGMENT\"");
            target.get("/_cluster/health/" + INDEX + "?wait_for_status=green&timeout=60s");
            source.fill(INDEX, 2_000);
            source.copyTo(target, INDEX, 0);
            BrokenAndRepaired proof = new BrokenAndRepaired(source, target, UNDER_WRITES);
            assertThat(proof.check(IndexPair.of(INDEX)).parity()).isEqualTo(new Parity.Proven());
            try (Traffic traffic = new Traffic(source, target, "none")) {
                for (int i = 0; i < 3; i++) {
                    IndexParity found = proof.check(IndexPair.of(INDEX));
                    assertThat(found.parity()).as("%s", found).isEqualTo(new Parity.Proven());
                }
                assertThat(traffic.writes.get()).isPositive();
            }
        }
    }
}
