package dev.turnstone.documents.delta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

final class SeqRangesTest {
    @Test
    void takingNumbersAwayLeavesTheOthers() {
        var random = new Random(3);
        for (int round = 0; round < 500; round++) {
            var all = numbers(random);
            var taken = numbers(random);
            var left = new TreeSet<>(all);
            left.removeAll(taken);

            assertThat(of(all).without(taken.stream().mapToLong(Long::longValue).toArray()))
                    .isEqualTo(of(left));
        }
    }

    @Test
    void piecesTogetherAreTheWhole() {
        var random = new Random(9);
        for (int round = 0; round < 200; round++) {
            var all = of(numbers(random));
            var pieces = all.pieces(3, 5);

            assertThat(pieces).allMatch(piece -> piece.size() <= 5 && piece.ranges().size() <= 3);
            assertThat(pieces.stream().mapToLong(SeqRanges::size).sum()).isEqualTo(all.size());
        }
    }

    private static SortedSet<Long> numbers(Random random) {
        var numbers = new TreeSet<Long>();
        for (int n = random.nextInt(30); n > 0; n--) {
            numbers.add((long) random.nextInt(60));
        }
        return numbers;
    }

    private static SeqRanges of(SortedSet<Long> numbers) {
        return SeqRanges.of(numbers.stream().mapToLong(Long::longValue));
    }

    @Test
    void neighboursBecomeOneRange() {
        assertThat(SeqRanges.of(LongStream.of(1, 2, 3, 7)).ranges())
                .containsExactly(new SeqRanges.Range(1, 3), new SeqRanges.Range(7, 7));
    }
}
