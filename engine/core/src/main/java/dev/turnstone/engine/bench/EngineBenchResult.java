package dev.turnstone.engine.bench;

import java.util.List;

/// What the engine cost for a graph of so many steps.
public record EngineBenchResult(int steps, int rounds, List<EngineBenchRow> rows) {
    public EngineBenchResult {
        rows = List.copyOf(rows);
    }

    public boolean isWithinBars() {
        return rows.stream().allMatch(row -> row.ratioToCeiling() <= 1);
    }
}
