package dev.turnstone.engine.spec.live;

/// From, to; both included.
public record Range(long from, long to) {
    public Range {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "range: " + from + " to " + to + " (expected: from 0 up)");
        }
    }

    Range and(Range other) {
        return new Range(from + other.from, to + other.to);
    }
}
