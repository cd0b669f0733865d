package dev.turnstone.engine.bench;

import java.util.List;

/// What was measured, and where.
public record BenchResult(
        String source, String target, int documents, int rounds, List<BenchRow> rows) {
    public BenchResult {
        rows = List.copyOf(rows);
    }

    static BenchResult of(BenchClusters clusters, BenchPlan plan, List<BenchRow> rows) {
        return new BenchResult(
                clusters.source().version().toString(),
                clusters.target().version().toString(),
                plan.documents(),
                plan.rounds(),
                rows);
    }
}
