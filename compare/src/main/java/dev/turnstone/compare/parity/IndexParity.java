package dev.turnstone.compare.parity;

import java.util.List;

/// The outcome for one index. `examples` are some of the differences, not all. `drift` says where
/// the mappings part: it does not change which documents are there, but how they are found.
public record IndexParity(
        String source,
        String target,
        Parity parity,
        ParityCounts counts,
        List<Difference> examples,
        Evidence evidence,
        MappingDrift drift) {
    public IndexParity {
        examples = List.copyOf(examples);
    }

    IndexParity(
            String source,
            String target,
            Parity parity,
            ParityCounts counts,
            List<Difference> examples,
            Evidence evidence) {
        this(source, target, parity, counts, examples, evidence, MappingDrift.NONE);
    }

    IndexParity with(MappingDrift found) {
        return new IndexParity(source, target, parity, counts, examples, evidence, found);
    }
}
