package dev.turnstone.app.ui.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class DiffTest {
    private static final Limits NO_TIME = new Limits(Long.MAX_VALUE, Duration.ZERO);

    @Test
    void bothSidesCanBeReadBackFromTheRowsWhateverTheTexts() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            DiffText left = text(random, random.nextInt(120));
            DiffText right = random.nextBoolean() ? edited(random, left) : text(random, 60);

            Diff diff = Diff.of(left, right, random.nextInt(4) == 0 ? NO_TIME : Limits.USUAL);

            assertThat(side(diff, true)).as("seed " + seed).isEqualTo(all(left));
            assertThat(side(diff, false)).as("seed " + seed).isEqualTo(all(right));
            for (Row row : diff.rows()) {
                boolean both = row.left() >= 0 && row.right() >= 0;
                boolean equal =
                        both && left.lines().get(row.left()).equals(right.lines().get(row.right()));
                assertThat(row.kind() == RowKind.SAME).as("seed " + seed).isEqualTo(equal);
                assertThat(row.kind() == RowKind.CHANGED).isEqualTo(both && !equal);
            }
        }
    }

    @Test
    void equalTextsHaveNoDifferenceAndUnequalOnesHave() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            DiffText left = text(random, 1 + random.nextInt(50));
            DiffText right = edited(random, left);

            assertThat(Diff.of(left, left, Limits.USUAL).isSame()).isTrue();
            assertThat(Diff.of(left, right, Limits.USUAL).isSame())
                    .as("seed " + seed)
                    .isEqualTo(left.lines().equals(right.lines()));
        }
    }

    @Test
    void theOrderOfKeysIsNoDifference() {
        assertThat(
                        Diff.of(
                                        DiffText.of("{\"b\":{\"y\":1,\"x\":[1,2]},\"a\":null}"),
                                        DiffText.of("{\"a\":null, \"b\":{\"x\":[1,2],\"y\":1}}"),
                                        Limits.USUAL)
                                .isSame())
                .isTrue();
    }

    @Test
    void aChangedValueStandsBesideTheOldOne() {
        Diff diff =
                Diff.of(
                        DiffText.of("{\"a\":1,\"drift\":{\"window\":4096},\"old\":true,\"z\":1}"),
                        DiffText.of("{\"a\":1,\"drift\":{\"window\":8192},\"new\":true,\"z\":1}"),
                        Limits.USUAL);

        assertThat(diff.rows().stream().map(Row::kind))
                .containsExactly(
                        RowKind.SAME,
                        RowKind.SAME,
                        RowKind.SAME,
                        RowKind.CHANGED,
                        RowKind.SAME,
                        RowKind.REMOVED,
                        RowKind.ADDED,
                        RowKind.SAME,
                        RowKind.SAME);
        assertThat(diff.hunks()).containsExactly(3, 5);
        assertThat(diff.hunkAfter(-1)).isEqualTo(3);
        assertThat(diff.hunkAfter(3)).isEqualTo(5);
        assertThat(diff.hunkAfter(5)).isEqualTo(-1);
        assertThat(diff.hunkBefore(5)).isEqualTo(3);
    }

    @Test
    void aCoarseDiffSaysSo() {
        DiffText left = DiffText.plain("a\nb\nc\na\nb\nc\n1");
        DiffText right = DiffText.plain("b\na\nc\nb\na\nc\n2");

        assertThat(Diff.of(left, right, NO_TIME).coarse()).isTrue();
        assertThat(Diff.of(left, right, new Limits(3, Duration.ofSeconds(9))).coarse()).isTrue();
        assertThat(Diff.of(left, right, Limits.USUAL).coarse()).isFalse();
    }

    @Test
    void foldingHidesNoDifferenceAndLosesNoRow() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            DiffText left = text(random, 200);
            Diff diff = Diff.of(left, edited(random, left), Limits.USUAL);

            for (Folding.Show show : Folding.Show.values()) {
                List<Folding.Entry> entries = Folding.entries(diff, show, 3, Set.of());
                List<Integer> rows = new ArrayList<>();
                for (Folding.Entry entry : entries) {
                    switch (entry) {
                        case Folding.Entry.Shown(int row) -> rows.add(row);
                        case Folding.Entry.Folded(int from, int count) -> {
                            RowKind kind = diff.rows().get(from).kind();
                            assertThat(kind == RowKind.SAME)
                                    .as("seed " + seed)
                                    .isEqualTo(show == Folding.Show.DIFFERENCES);
                            IntStream.range(from, from + count).forEach(rows::add);
                        }
                    }
                }
                assertThat(rows)
                        .as("seed " + seed)
                        .isEqualTo(IntStream.range(0, diff.rows().size()).boxed().toList());
            }
        }
    }

    @Test
    void anOpenedFoldIsShown() {
        DiffText left = DiffText.plain(lines(50));
        Diff diff = Diff.of(left, DiffText.plain(lines(50) + "\nmore"), Limits.USUAL);

        assertThat(Folding.entries(diff, Folding.Show.DIFFERENCES, 3, Set.of())).hasSize(5);
        assertThat(Folding.entries(diff, Folding.Show.DIFFERENCES, 3, Set.of(0))).hasSize(51);
    }

    @Test
    void onlyTheWordsThatDifferAreMarked() {
        Words words = Words.between("\"window\": 4096,", "\"window\": 8192 ,");

        assertThat(words.left()).containsExactly(new Words.Span(10, 14));
        assertThat(words.right()).containsExactly(new Words.Span(10, 15));
    }

    @Test
    void markedWordsAreWithinTheirLineAndTheRestIsEqual() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String left = line(random);
            String right = line(random);

            Words words = Words.between(left, right);

            assertThat(without(left, words.left()))
                    .as("seed " + seed)
                    .isEqualTo(without(right, words.right()));
        }
    }

    @Test
    void aPairOfAMegabyteIsComparedAndNotCoarse() {
        StringBuilder left = new StringBuilder("{");
        StringBuilder right = new StringBuilder("{");
        for (int i = 0; i < 12_000; i++) {
            left.append("\"field-%05d\":{\"type\":\"keyword\",\"ignore_above\":256},".formatted(i));
            right.append(
                    "\"field-%05d\":{\"type\":\"%s\",\"ignore_above\":256},"
                            .formatted(i, i % 50 == 0 ? "text" : "keyword"));
        }

        Diff diff =
                Diff.of(
                        DiffText.of(left + "\"z\":1}"),
                        DiffText.of(right + "\"z\":1}"),
                        new Limits(50_000_000, Duration.ofMinutes(2)));

        assertThat(diff.coarse()).isFalse();
        assertThat(diff.count(RowKind.CHANGED)).isEqualTo(240);
    }

    private static String without(String line, List<Words.Span> spans) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (Words.Span span : spans) {
            rest.append(line, at, span.from());
            at = span.to();
        }
        return rest.append(line.substring(at)).toString();
    }

    private static List<Integer> side(Diff diff, boolean left) {
        return diff.rows().stream()
                .map(r -> left ? r.left() : r.right())
                .filter(at -> at >= 0)
                .toList();
    }

    private static List<Integer> all(DiffText text) {
        return IntStream.range(0, text.lines().size()).boxed().toList();
    }

    private static String lines(int count) {
        return String.join("\n", IntStream.range(0, count).mapToObj(i -> "line " + i).toList());
    }

    private static DiffText text(Random random, int size) {
        return new DiffText(
                IntStream.range(0, size).mapToObj(_ -> "w" + random.nextInt(40)).toList(), false);
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            line.append("ab:, {x9".charAt(random.nextInt(8)));
        }
        return line.toString();
    }

    private static DiffText edited(Random random, DiffText text) {
        List<String> lines = new ArrayList<>(text.lines());
        for (int i = random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(lines.size() + 1);
            switch (random.nextInt(3)) {
                case 0 -> lines.add(at, "new " + random.nextInt());
                case 1 -> lines.add(at, "w" + random.nextInt(40));
                default -> {
                    if (at < lines.size()) {
                        lines.remove(at);
                    }
                }
            }
        }
        return new DiffText(lines, false);
    }
}
