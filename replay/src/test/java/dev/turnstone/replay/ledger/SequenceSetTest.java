package dev.turnstone.replay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

final class SequenceSetTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holesAreWhatIsMissing(long seed) {
        var random = new Random(seed);
        long base = seed % 2 == 0 ? (1L << 32) - 200 : 0;
        var set = new SequenceSet();
        var model = new TreeSet<Long>();
        for (int i = 0; i < 300; i++) {
            long number = base + random.nextInt(400);
            set.add(number);
            model.add(number);
        }
        SequenceSet copy = SequenceSet.of(set.toBytes());
        var missing = new ArrayList<Long>();
        for (long at = base; at < base + 400; at++) {
            assertThat(copy.contains(at)).isEqualTo(model.contains(at));
            if (!model.contains(at)) {
                missing.add(at);
            }
        }
        var found = new ArrayList<Long>();
        for (SequenceSet.Range hole : copy.holes(base, base + 399, 1_000)) {
            for (long at = hole.from(); at <= hole.to(); at++) {
                found.add(at);
            }
        }
        assertThat(found).as("seed %d", seed).isEqualTo(missing);
    }

    @Test
    void aRangeMayCrossTheBorderOfAPart() {
        var set = new SequenceSet();
        long border = 1L << 32;
        set.addRange(border - 3, border + 3);
        assertThat(set.holes(border - 5, border + 5, 10))
                .isEqualTo(
                        List.of(
                                new SequenceSet.Range(border - 5, border - 4),
                                new SequenceSet.Range(border + 4, border + 5)));
        assertThat(new SequenceSet().holes(0, 9, 10)).containsExactly(new SequenceSet.Range(0, 9));
    }
}
