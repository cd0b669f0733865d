package dev.turnstone.replay.sink;

import static dev.turnstone.replay.sink.Changes.delete;
import static dev.turnstone.replay.sink.Changes.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.cluster.ClusterAnswer;
import dev.turnstone.replay.ledger.DeleteLedger;
import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Settled;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// An index of the target is deleted while much of it is still on its way.
final class DeletedIndexTest {
    private final LedgerStore store = LedgerStore.inMemory();
    private final Forgetful target = new Forgetful();

    @Test
    void whatIsLeftOfADeletedIndexIsNotWrittenAndTheSinkGoesOnWithTheOthers() throws Exception {
        try (var sink =
                new ConvergentSink(
                        target, store, SinkSettings.defaults(), InstantSource.system())) {
            var _ = sink.submit(List.of(upsert("x", 0, "first", 1), delete("x", 0, "d", 2))).join();
            target.holdBack();
            CompletableFuture<Settled> underWay = sink.submit(documents("x", 0, 100));
            target.held.await();
            store.graves().bury("x", store.epochs().raise("x"));
            CompletableFuture<Settled> queued = sink.submit(documents("x", 100, 200));
            var drained = new CountDownLatch(1);
            Thread drain = Thread.startVirtualThread(() -> drain(sink, drained));
            assertThat(underWay).isNotDone();
            assertThat(drained.getCount()).isEqualTo(1);
            target.release.countDown();
            drain.join();
            assertThat(drained.getCount()).isZero();
            target.gone = "x";
            int bulks = target.bulksOfGone.get();
            sink.forget("x");

            CompletableFuture<Settled> late = sink.submit(documents("x", 200, 300));
            assertThat(sink.submit(documents("y", 0, 10)).join().written()).isEqualTo(10);
            assertThat(queued.join().byLedger() + late.join().byLedger()).isEqualTo(200);
            assertThat(new DeleteReplay(sink, store.deletes()).applyAgain(Set.of("x")).byLedger())
                    .isEqualTo(1);
            assertThat(target.bulksOfGone).hasValue(bulks);
        }
    }

    /// Deleted by hand: nothing is buried, and nobody else is to suffer.
    @Test
    void anIndexThatIsGoneBreaksWhatWasMeantForItAndNothingElse() throws Exception {
        try (var sink =
                new ConvergentSink(
                        target, store, SinkSettings.defaults(), InstantSource.system())) {
            var _ = sink.submit(documents("x", 0, 1)).join();
            target.holdBack();
            var _ = sink.submit(documents("y", 0, 1));
            target.held.await();
            CompletableFuture<Settled> queued = sink.submit(documents("x", 1, 5));
            target.gone = "x";
            sink.forget("x");
            target.release.countDown();

            assertThat(queued.join().failed()).isEqualTo(4);
            store.deletes()
                    .record(new DeleteLedger.Entry(new DocumentKey("x", 0, "gone"), null, 5));
            assertThat(new DeleteReplay(sink, store.deletes()).applyAgain(Set.of("x")).total())
                    .isZero();
            assertThat(sink.submit(documents("y", 1, 5)).join().written()).isEqualTo(4);
        }
    }

    private static void drain(ConvergentSink sink, CountDownLatch drained) {
        try {
            sink.awaitUnderWay();
            drained.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<DocumentChange> documents(String index, int from, int to) {
        var changes = new ArrayList<DocumentChange>();
        for (int i = from; i < to; i++) {
            changes.add(upsert(index, 0, index + i, i + 10));
        }
        return changes;
    }

    /// Holds one bulk back until it is told to go on, and has an index no more.
    private static final class Forgetful implements BulkTarget {
        final CountDownLatch held = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        volatile String gone = "";
        final AtomicInteger bulksOfGone = new AtomicInteger();
        private final FakeTarget calm = FakeTarget.calm();
        private volatile boolean holding;

        void holdBack() {
            holding = true;
        }

        @Override
        public ClusterAnswer bulk(Body lines) {
            if (lines.text().contains("\"_index\":\"x\"")) {
                bulksOfGone.incrementAndGet();
            }
            if (holding) {
                holding = false;
                held.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return calm.bulk(lines);
        }

        @Override
        public TargetIndex index(String name) {
            if (name.equals(gone)) {
                throw new TargetIndexMissing(name);
            }
            return calm.index(name);
        }

        @Override
        public List<ShardState> shards(TargetIndex index) {
            return calm.shards(index);
        }

        @Override
        public List<Held> held(TargetIndex index, List<DocumentChange> documents) {
            return calm.held(index, documents);
        }

        @Override
        public long longestBody() {
            return calm.longestBody();
        }
    }
}
