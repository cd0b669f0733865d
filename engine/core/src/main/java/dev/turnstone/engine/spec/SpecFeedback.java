package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Problem;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is to be said about a spec: errors first, then in the order of the text.
public record SpecFeedback(List<Problem> problems) {
    public static final SpecFeedback NONE = new SpecFeedback(List.of());

    public SpecFeedback {
        problems =
                problems.stream()
                        .distinct()
                        .sorted(
                                Comparator.comparing(Problem::severity)
                                        .thenComparingInt(Problem::line)
                                        .thenComparingInt(Problem::column))
                        .toList();
    }

    /// True where nothing stands in the way of a plan.
    public boolean isClear() {
        return problems.stream().noneMatch(Problem::isError);
    }

    public SpecFeedback and(List<Problem> more) {
        return new SpecFeedback(Stream.concat(problems.stream(), more.stream()).toList());
    }
}
