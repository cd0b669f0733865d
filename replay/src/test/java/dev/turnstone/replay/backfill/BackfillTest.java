package dev.turnstone.replay.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.sink.Changes;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.sink.FakeTarget;
import dev.turnstone.replay.sink.Poll;
import dev.turnstone.replay.sink.SinkSettings;
import dev.turnstone.replay.transform.Transforms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

final class BackfillTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir Path folder;

    private static List<DocumentChange> documents(String index, int shard, int count) {
        var changes = new ArrayList<DocumentChange>();
        for (int i = 0; i < count; i++) {
            changes.add(Changes.upsert(index, shard, index + shard + "-" + i, i));
        }
        return changes;
    }

    private static ConvergentSink sink(FakeTarget target, LedgerStore store) {
        return new ConvergentSink(target, store, SinkSettings.defaults(), CLOCK);
    }

    @Test
    void everythingThatIsReadIsCountedByIndexAndShard() {
        FakeTarget target = FakeTarget.calm();
        var source =
                new ListSource(10)
                        .with("a", 0, documents("a", 0, 105))
                        .with("a", 1, documents("a", 1, 30))
                        .with("b", 0, documents("b", 0, 7));
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(target, store)) {
            var backfill = Backfill.start(BackfillJob.of("job", source), sink, store, CLOCK);
            BackfillSummary summary = backfill.await();
            assertThat(summary.state()).isEqualTo(BackfillState.DONE);
            assertThat(summary.total().addsUp()).isTrue();
            assertThat(summary.total().settled().written()).isEqualTo(142);
            assertThat(summary.total().skipped()).containsEntry("nested", 15L);
            assertThat(summary.byIndex())
                    .hasEntrySatisfying("b", tally -> assertThat(tally.read()).isEqualTo(8));
            BackfillProgress progress = backfill.progress();
            assertThat(progress.byShard())
                    .hasEntrySatisfying(
                            new Place("a", 1),
                            tally -> assertThat(tally.settled().written()).isEqualTo(30));
            assertThat(progress.parts()).allMatch(part -> part.phase() == PartPhase.FINISHED);
        }
    }

    /// Abandons sink and store at seeded moments, as a kill does, and goes on with the same job.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aJobThatIsAbandonedAgainAndAgainEndsWithNumbersThatAddUp(long seed) throws Exception {
        abandonAgainAndAgain(seed, 1);
    }

    /// What was read behind the position is read again, and counts once nevertheless.
    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9, 10})
    void numbersMoveWithThePositionOnly(long seed) throws Exception {
        abandonAgainAndAgain(seed, 7);
    }

    private void abandonAgainAndAgain(long seed, int stretch) throws Exception {
        var random = new Random(seed);
        var target = new FakeTarget(seed, FakeTarget.Temper.WILD, 3, 100L << 20);
        var source =
                new ListSource(20)
                        .with("a", 0, documents("a", 0, 2_000))
                        .with("a", 1, documents("a", 1, 1_500))
                        .with("a", 2, documents("a", 2, 300));
        source.stretch = stretch;
        for (int life = 0; life < 4; life++) {
            try (LedgerStore store = LedgerStore.open(folder.resolve("ledger"))) {
                ConvergentSink sink = sink(target, store);
                var backfill = Backfill.start(BackfillJob.of("job", source), sink, store, CLOCK);
                int enough = random.nextInt(1_500);
                Poll.until(
                        () ->
                                backfill.progress().total().read() >= enough
                                        || backfill.progress().state().isOver());
                sink.abandon();
                backfill.close();
            }
        }
        try (LedgerStore store = LedgerStore.open(folder.resolve("ledger"));
                ConvergentSink sink = sink(target, store)) {
            BackfillSummary summary =
                    Backfill.start(BackfillJob.of("job", source), sink, store, CLOCK).await();
            assertThat(summary.state()).as("seed %d", seed).isEqualTo(BackfillState.DONE);
            assertThat(summary.total().addsUp()).isTrue();
            assertThat(summary.total().settled().total()).isEqualTo(3_800);
            assertThat(summary.total().settled().suspect()).isZero();
        }
        assertThat(target.documents()).hasSize(3_800);
    }

    @Test
    void nothingBeforeThePositionIsReadAgain() {
        var source = new ListSource(10).with("a", 0, documents("a", 0, 100));
        source.breakAfter = 60;
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(FakeTarget.calm(), store)) {
            BackfillJob job = BackfillJob.of("job", source);
            BackfillSummary first = Backfill.start(job, sink, store, CLOCK).await();
            assertThat(first.state()).isEqualTo(BackfillState.BROKEN);
            assertThat(first.broken()).containsEntry("a/0", "the blob is torn");
            source.breakAfter = Integer.MAX_VALUE;
            BackfillSummary second = Backfill.start(job, sink, store, CLOCK).await();
            assertThat(second.state()).isEqualTo(BackfillState.DONE);
            assertThat(source.read.get()).isEqualTo(100);
            assertThat(second.thisRun().settled().written()).isEqualTo(40);
            assertThat(second.total().settled().written()).isEqualTo(100);
        }
    }

    @Test
    void anErrorOfTheMachineBreaksThePartInsteadOfEndingInSilence() {
        var source = new ListSource(10).with("a", 0, documents("a", 0, 100));
        source.breakAfter = 60;
        source.breakHard = true;
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(FakeTarget.calm(), store)) {
            BackfillSummary summary =
                    Backfill.start(BackfillJob.of("job", source), sink, store, CLOCK).await();
            assertThat(summary.state()).isEqualTo(BackfillState.BROKEN);
            assertThat(summary.broken()).containsEntry("a/0", "the blob is deep");
        }
    }

    @Test
    void pausedItReadsNothingUntilItIsResumed() throws Exception {
        FakeTarget target = FakeTarget.calm();
        var source = new ListSource(1).with("a", 0, documents("a", 0, 3_000));
        CountDownLatch shut = source.shut();
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(target, store)) {
            var backfill =
                    Backfill.start(
                            BackfillJob.of("job", source).withReaders(1), sink, store, CLOCK);
            backfill.pause();
            shut.countDown();
            Poll.until(() -> backfill.progress().state() == BackfillState.PAUSED);
            backfill.resume();
            assertThat(backfill.await().total().settled().written()).isEqualTo(3_000);
        }
    }

    @Test
    void aDeleteThatAShardForgotAmidTheBackfillIsSentAgainBeforeTheEnd() throws Exception {
        FakeTarget target = FakeTarget.calm();
        var source = new ListSource(1).with("a", 0, documents("a", 0, 3_000));
        CountDownLatch shut = source.shut();
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(target, store)) {
            DocumentChange stale = Changes.upsert("a", 0, "gone", 3);
            sink.submit(List.of(stale, Changes.delete("a", 0, "gone", 900))).join();
            long late = stale.revision().version();
            var backfill =
                    Backfill.start(
                            BackfillJob.of("job", source)
                                    .withReaders(1)
                                    .lookingAtDeletesEvery(Duration.ofMillis(5)),
                            sink,
                            store,
                            CLOCK);
            backfill.pause();
            shut.countDown();
            Poll.until(() -> backfill.progress().state() == BackfillState.PAUSED);
            target.beginAnotherLife("a", "gone", late);
            Poll.until(
                    () -> {
                        if (target.holds("a", "gone")) {
                            target.beginAnotherLife("a", "gone", late);
                        }
                        return !target.holds("a", "gone");
                    });
            backfill.resume();
            assertThat(backfill.await().total().settled().written()).isEqualTo(3_000);
        }
        assertThat(target.holds("a", "gone")).isFalse();
    }

    /// A part that waits for its turn while its index is deleted and made anew holds nothing of
    /// what is there now.
    @Test
    void aPartThatIsOpenedAfterItsIndexWasBuriedWritesNothing() throws Exception {
        FakeTarget target = FakeTarget.calm();
        var source =
                new ListSource(1)
                        .with("a", 0, documents("a", 0, 3_000))
                        .with("b", 0, documents("b", 0, 20));
        CountDownLatch shut = source.shut();
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(target, store)) {
            var backfill =
                    Backfill.start(
                            BackfillJob.of("job", source).withReaders(1), sink, store, CLOCK);
            backfill.pause();
            shut.countDown();
            store.graves().bury("b", store.epochs().raise("b"));
            backfill.resume();
            assertThat(backfill.await().byIndex())
                    .hasEntrySatisfying(
                            "b", tally -> assertThat(tally.settled().byLedger()).isEqualTo(20));
        }
        assertThat(target.holds("b", "b0-1")).isFalse();
    }

    @Test
    void whatATransformRefusesIsBookedAndCounted() {
        var source = new ListSource(10).with("a", 0, documents("a", 0, 25));
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(FakeTarget.calm(), store)) {
            var transform =
                    Transforms.parse(
                            "{\"steps\":[{\"renameIndex\":{\"from\":\"a\",\"to\":\"z\"}},"
                                    + "{\"expression\":\"n > 19 ? 'no document' : $\"}]}");
            BackfillSummary summary =
                    Backfill.start(
                                    BackfillJob.of("job", source).with(transform),
                                    sink,
                                    store,
                                    CLOCK)
                            .await();
            assertThat(summary.total().settled().written()).isEqualTo(20);
            assertThat(summary.total().settled().failed()).isEqualTo(5);
            assertThat(store.failed().count()).isEqualTo(5);
        }
    }

    @Test
    void twoIndicesAreNeverMixedIntoOne() {
        var source =
                new ListSource(10)
                        .with("a", 0, documents("a", 0, 5))
                        .with("b", 0, documents("b", 0, 5));
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(FakeTarget.calm(), store)) {
            var transform =
                    Transforms.parse(
                            "{\"steps\":[{\"renameIndex\":{\"from\":\".*\",\"to\":\"z\"}}]}");
            BackfillSummary summary =
                    Backfill.start(
                                    BackfillJob.of("job", source).with(transform),
                                    sink,
                                    store,
                                    CLOCK)
                            .await();
            assertThat(summary.state()).isEqualTo(BackfillState.BROKEN);
            assertThat(summary.broken().values()).anyMatch(why -> why.contains("overwrite"));
        }
    }
}
