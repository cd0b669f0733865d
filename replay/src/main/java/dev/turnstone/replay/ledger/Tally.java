package dev.turnstone.replay.ledger;

import java.util.Map;
import java.util.TreeMap;

/// What was read and what became of it: `read` is the sum of all the rest, or something is wrong.
public record Tally(long read, Settled settled, Map<String, Long> skipped) {
    public static final Tally NONE = new Tally(0, Settled.NONE, Map.of());

    public Tally {
        skipped = Map.copyOf(skipped);
    }

    public Tally plus(Tally other) {
        var sum = new TreeMap<>(skipped);
        other.skipped.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new Tally(read + other.read, settled.plus(other.settled), sum);
    }

    public Tally minus(Tally earlier) {
        var rest = new TreeMap<>(skipped);
        earlier.skipped.forEach((reason, count) -> rest.merge(reason, -count, Long::sum));
        rest.values().removeIf(count -> count == 0);
        return new Tally(read - earlier.read, settled.minus(earlier.settled), rest);
    }

    public long skippedCount() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean addsUp() {
        return read == settled.total() + skippedCount();
    }
}
