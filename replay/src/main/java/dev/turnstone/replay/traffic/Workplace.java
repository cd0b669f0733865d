package dev.turnstone.replay.traffic;

import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.transform.Transform;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Everything that a replay works with: both clusters, the ledger and the sink of the target.
///
/// `selected` says which indices of the source are followed; `prepared` makes an index of the
/// target ours for the time; `clock` only rises, for sources without sequence numbers.
public record Workplace(
        ClusterClient source,
        ClusterClient target,
        LedgerStore ledger,
        ConvergentSink sink,
        Transform transform,
        TargetMetadata metadata,
        Predicate<String> selected,
        Consumer<String> prepared,
        LongSupplier clock) {

    /// Indices that begin with a dot belong to the cluster, or back a data stream: those stay
    /// behind. Canaries go the whole way, whatever is selected.
    boolean follows(String index) {
        return CanaryMark.isIndex(index) || !index.startsWith(".") && selected.test(index);
    }

    String targetOf(String index) {
        return transform.targetIndex(index);
    }

    int epochOf(String index) {
        return ledger.epochs().of(targetOf(index));
    }
}
