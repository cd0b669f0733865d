package dev.turnstone.replay.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

final class TargetSequencesTest {
    private static final int THEIRS = 1_200;

    /// It was met while the target came back, with documents of ours that no save told of.
    @Test
    void whatIsMissingOfAShardThatHadNoPrimaryWhenItWasMetIsNobodysForCertain() {
        FakeTarget target = FakeTarget.calm();
        TargetIndex index = target.index("i");
        List<ShardState> shards = target.shards(index);
        try (LedgerStore store = LedgerStore.inMemory()) {
            var sequences = new TargetSequences(store.target());
            sequences.begin(index, shards.subList(1, 3));
            sequences.record(index, 0, new long[] {5}, 1);
            sequences.record(index, 1, new long[] {5}, 1);

            List<ForeignWrite> found =
                    sequences.judge(index, sequences.unjudged(index), target.shards(index));

            assertThat(found).extracting(ForeignWrite::shard).containsOnly(1);
            assertThat(sequences.isShared(index)).isTrue();
            assertThat(store.target().foreign().count(new Place("i/uuid", 0))).isZero();
        }
    }

    /// Every other number is theirs.
    @Test
    void aClientThatWritesAllTheTimeIsSeenToTheEnd() {
        FakeTarget target = FakeTarget.calm();
        TargetIndex index = target.index("i");
        List<ShardState> shards = target.shards(index);
        try (LedgerStore store = LedgerStore.inMemory()) {
            var sequences = new TargetSequences(store.target());
            sequences.begin(index, shards);
            long[] ours = LongStream.rangeClosed(0, THEIRS).map(n -> 2 * n).toArray();
            sequences.record(index, 0, ours, ours.length);

            for (int look = 0; look < 2; look++) {
                sequences.judge(index, sequences.unjudged(index), shards);
            }

            assertThat(store.target().foreign().count(new Place("i/uuid", 0))).isEqualTo(THEIRS);
            assertThat(sequences.isShared(index)).isTrue();
            assertThat(sequences.unjudged(index)).isEmpty();
        }
    }
}
