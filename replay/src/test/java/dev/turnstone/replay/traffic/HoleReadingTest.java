package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.delta.SeqRanges;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

final class HoleReadingTest {
    private static final int AT_ONCE = 3;

    private final TreeSet<Long> missing = new TreeSet<>();
    private final List<Integer> pieces = new ArrayList<>();

    @Test
    void moreThanIsToldAtOnceIsReadPieceByPiece() {
        LongStream.range(0, 10).map(number -> 2 * number).forEach(missing::add);

        assertThat(read(-1)).isEqualTo(10);
        assertThat(missing).isEmpty();
        assertThat(pieces).containsExactly(3, 3, 3, 1);
    }

    @Test
    void whatCannotBeReadStaysAndEndsIt() {
        LongStream.range(0, 5).map(number -> 2 * number).forEach(missing::add);

        assertThat(read(4)).isEqualTo(7);
        assertThat(missing).containsExactly(4L);
    }

    @Test
    void whereNothingIsMissingNothingIsRead() {
        assertThat(read(-1)).isZero();
        assertThat(pieces).isEmpty();
    }

    /// Tells how many were looked at, those that cannot be read each time.
    private long read(long unreadable) {
        return HoleReading.untilNothingIsMissing(
                () -> SeqRanges.of(missing.stream().mapToLong(number -> number).limit(AT_ONCE)),
                piece -> {
                    pieces.add(piece.ranges().size());
                    piece.ranges().stream()
                            .map(SeqRanges.Range::first)
                            .filter(number -> number != unreadable)
                            .forEach(missing::remove);
                    return piece.size();
                });
    }
}
