package dev.turnstone.replay.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

final class TargetSequencesTest {
    private static final int THEIRS = 1_200;

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
