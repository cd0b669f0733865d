package dev.turnstone.compare.parity;

import java.time.Instant;
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

    /// An index of which no document was compared.
    public static IndexParity unread(
            String source, String target, Parity parity, ParityCounts counts, Instant when) {
        Evidence nothing = new Evidence(when, when, "", "", List.of(), false, SampleResult.NONE, 0);
        return new IndexParity(source, target, parity, counts, List.of(), nothing);
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
