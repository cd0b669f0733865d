package dev.turnstone.compare.parity;

import java.util.List;

/// The outcome for one index. `examples` are some of the differences, not all.
public record IndexParity(
        String source,
        String target,
        Parity parity,
        ParityCounts counts,
        List<Difference> examples,
        Evidence evidence) {
    public IndexParity {
        examples = List.copyOf(examples);
    }
}
