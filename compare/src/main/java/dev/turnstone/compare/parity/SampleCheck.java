package dev.turnstone.compare.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares the stored contents of documents that chance chose.
final class SampleCheck {
    private static final int ROUNDS = 3;

    private final Sides sides;
    private final ExpectedContent expected;

    SampleCheck(Sides sides, ExpectedContent expected) {
        this.sides = sides;
        this.expected = expected;
    }

    SampleResult run(List<Sample.Chosen> documents) {
        List<Seen.Key> open =
                new ArrayList<>(
                        documents.stream()
                                .map(chosen -> new Seen.Key(chosen.shard(), chosen.id()))
                                .toList());
        SampleResult result = SampleResult.NONE;
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            sides.refresh();
            List<Seen.Key> moved = new ArrayList<>();
            List<SampleResult> found = new ArrayList<>();
            new Contents(sides, expected)
                    .read(
                            open,
                            pair -> {
                                if (isLinked(pair)) {
                                    found.add(judged(pair));
                                } else {
                                    moved.add(pair.key());
                                }
                            });
            result = found.stream().reduce(result, SampleResult::plus);
            open = moved;
        }
        return result.plus(new SampleResult(0, 0, 0, 0, open.size()));
    }

    private boolean isLinked(Contents.Pair pair) {
        Seen source = pair.source();
        Seen target = pair.target();
        return source != null && target != null && sides.comparison().isLinked(source, target);
    }

    private static SampleResult judged(Contents.Pair pair) {
        if (pair.isWhole() && pair.sameBytes()) {
            return new SampleResult(1, 1, 0, 0, 0);
        }
        Optional<String> difference = pair.difference();
        return difference.isEmpty()
                ? new SampleResult(1, 0, 1, 0, 0)
                : new SampleResult(1, 0, 0, 1, 0);
    }
}
