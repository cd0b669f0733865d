package dev.turnstone.compare.parity;

import dev.turnstone.model.cluster.ClusterClient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Proves that the target holds what the source holds, index by index. Reads only; blocks; one
/// check at a time, while any thread may look at its progress.
public final class ParityCheck {
    private final ClusterClient source;
    private final ClusterClient target;
    private final ParityOptions options;
    private final Tally tally = new Tally();

    public ParityCheck(ClusterClient source, ClusterClient target, ParityOptions options) {
        this.source = source;
        this.target = target;
        this.options = options;
    }

    public ParityReport check(List<IndexPair> pairs) {
        List<IndexParity> outcomes = new ArrayList<>();
        pairs.forEach(pair -> outcomes.add(check(pair)));
        return new ParityReport(outcomes);
    }

    public IndexParity check(IndexPair pair) {
        return check(pair, _ -> {});
    }

    /// As above, and gives every difference that it settled to `differences`, some at a time.
    IndexParity check(IndexPair pair, Consumer<List<Difference>> differences) {
        Side from = new ClusterSide(source, pair.source());
        Side to = new ClusterSide(target, pair.target());
        IndexParity found = new IndexCheck(pair, from, to, options, tally, differences).run();
        return found.with(MappingDrift.between(source, pair.source(), target, pair.target()));
    }

    ParityOptions options() {
        return options;
    }

    public ParityProgress progress() {
        return tally.snapshot();
    }
}
