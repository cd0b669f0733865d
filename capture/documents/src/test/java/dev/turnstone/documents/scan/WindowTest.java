package dev.turnstone.documents.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.BitSet;
import java.util.Random;

final class WindowTest {
    @Test
    void gapsOfMillionsAreCrossedInFewQuestions() {
        var numbers = new BitSet();
        numbers.set(0, 10_000);
        numbers.set(60_000_000, 60_010_000);

        assertThat(questions(numbers, 60_010_000, 1_000)).isLessThan(90);
    }

    @Test
    void aSparseShardTakesAboutAsManyQuestionsAsPages() {
        long seed = 5;
        var random = new Random(seed);
        var numbers = new BitSet();
        for (int n = 0; n < 100_000; n++) {
            numbers.set(random.nextInt(10_000_000));
        }

        assertThat(questions(numbers, 10_000_000, 1_000)).as("seed %s", seed).isLessThan(200);
    }

    @Test
    void largeDocumentsMakePagesSmallAndSmallOnesLargeAgain() {
        var window = new Window(5_000, 4 << 20, 1_000);
        window.read(window.width(), (int) window.width(), window.width() * 1_000_000L);
        assertThat(window.documents()).isEqualTo(4);
        for (int i = 0; i < 20; i++) {
            window.read(window.width(), (int) window.width(), window.width() * 100L);
        }
        assertThat(window.documents()).isEqualTo(5_000);
    }

    @Test
    void anAnswerThatIsTooLongEndsInSingleDocuments() {
        var window = new Window(5_000, 4 << 20, 1_000);
        for (int i = 0; i < 10; i++) {
            window.tooLong(window.width());
        }
        assertThat(window.documents()).isEqualTo(1);
        assertThat(window.width()).isEqualTo(1);
    }

    private static int questions(BitSet numbers, int end, int page) {
        var window = new Window(page, 1 << 20, 1);
        long next = 0;
        int questions = 0;
        while (next < end) {
            questions++;
            long to = Math.min(next + window.width(), end);
            int found = numbers.get((int) next, (int) to).cardinality();
            questions += window.isUnsure() ? 1 : 0;
            window.counted();
            if (found > window.documents()) {
                window.overflowed(to - next);
            } else {
                window.read(to - next, found, found * 100L);
                next = to;
            }
        }
        return questions;
    }
}
