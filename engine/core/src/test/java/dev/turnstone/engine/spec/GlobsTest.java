package dev.turnstone.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.IndexPatterns;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class GlobsTest {
    private static final long SEED = 7;

    @Test
    void whatTheySayOfEachOtherIsTrueOfAllShortNames() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> names = words("ab", 5);
        for (int i = 0; i < 600; i++) {
            String left = pattern(random);
            String right = pattern(random);
            boolean meet =
                    names.stream()
                            .anyMatch(
                                    name ->
                                            IndexPatterns.matches(left, name)
                                                    && IndexPatterns.matches(right, name));
            assertThat(Globs.meet(left, right))
                    .as("%s and %s (seed %d)", left, right, SEED)
                    .isEqualTo(meet);
            if (Globs.isCovered(left, List.of(right))) {
                assertThat(names)
                        .as("%s within %s (seed %d)", left, right, SEED)
                        .noneMatch(
                                name ->
                                        IndexPatterns.matches(left, name)
                                                && !IndexPatterns.matches(right, name));
            }
        }
    }

    /// Short enough that, where two meet at all, they meet in a name of five letters.
    private static String pattern(SplittableRandom random) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            pattern.append("ab*".charAt(random.nextInt(3)));
        }
        return pattern.toString();
    }

    private static List<String> words(String letters, int length) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).length() < length) {
                for (int letter = 0; letter < letters.length(); letter++) {
                    words.add(words.get(i) + letters.charAt(letter));
                }
            }
        }
        return words;
    }
}
