package dev.turnstone.compare.parity;

import java.util.List;
import java.util.Optional;

/// The outcome for all indices that were checked.
public record ParityReport(List<IndexParity> indices) {
    public ParityReport {
        indices = List.copyOf(indices);
    }

    public ParityCounts counts() {
        return indices.stream()
                .map(IndexParity::counts)
                .reduce(ParityCounts.NONE, ParityCounts::plus);
    }

    /// Broken where one index is; proven only where every one is, and there is one.
    public Parity parity() {
        return worst(Parity.Broken.class)
                .or(() -> worst(Parity.NotProvable.class))
                .or(() -> worst(Parity.Proven.class))
                .orElseGet(
                        () ->
                                new Parity.NotProvable(
                                        "No index was checked.", "Name at least one index."));
    }

    private Optional<Parity> worst(Class<? extends Parity> kind) {
        return indices.stream().map(IndexParity::parity).filter(kind::isInstance).findFirst();
    }
}
