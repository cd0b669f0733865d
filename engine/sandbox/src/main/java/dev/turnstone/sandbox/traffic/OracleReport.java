package dev.turnstone.sandbox.traffic;

import java.util.List;

/// How a cluster stands against what was acknowledged.
///
/// @param documents found in the cluster
/// @param required documents that must be there
/// @param undecided documents with an unanswered write: more than one content is right for them
/// @param examples of differences, the first fifty
/// @param problems why the figures may not be the whole truth: with one of these nothing is proven
public record OracleReport(
        long documents,
        long required,
        long undecided,
        long lost,
        long stale,
        long duplicates,
        long resurrected,
        long unexplained,
        List<Difference> examples,
        List<String> problems) {
    public OracleReport {
        examples = List.copyOf(examples);
        problems = List.copyOf(problems);
    }

    public long differences() {
        return lost + stale + duplicates + resurrected + unexplained;
    }

    /// Everything was read, and nothing differs.
    public boolean clean() {
        return differences() == 0 && problems.isEmpty();
    }
}
