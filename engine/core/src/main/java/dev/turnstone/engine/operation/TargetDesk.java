package dev.turnstone.engine.operation;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.OneSource;
import dev.turnstone.replay.sink.ClusterTarget;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.sink.OneTransform;
import dev.turnstone.replay.sink.SinkSettings;
import dev.turnstone.replay.sink.TargetIndex;
import dev.turnstone.replay.sink.TargetPreparation;
import dev.turnstone.replay.sink.TargetPreparation.LeftAlone;
import dev.turnstone.replay.transform.Transform;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Everything that writing to one target takes: its ledger, its sink, and its indices made ours for
/// the time.
///
/// The ledger belongs to the target cluster, whoever writes there, so that deletes and epochs are
/// known to all. Closing sends what is left and gives the indices back as they were; after a kill
/// the next desk for this target does so.
public final class TargetDesk implements AutoCloseable {
    private static final String CLOCK = "clock";

    private final ClusterClient target;
    private final LedgerStore ledger;
    private final TargetPreparation preparation;
    private final ConvergentSink sink;
    private final WorkerNames workers;

    private TargetDesk(ClusterClient target, LedgerStore ledger) {
        this.target = target;
        this.ledger = ledger;
        this.preparation = new TargetPreparation(target, ledger.preparation());
        this.workers = new WorkerNames(ledger.notes());
        this.sink =
                new ConvergentSink(
                        new ClusterTarget(target),
                        ledger,
                        SinkSettings.defaults(),
                        InstantSource.system());
    }

    public static TargetDesk open(ClusterClient target, Path home) {
        LedgerStore ledger = LedgerStore.open(ledgerFile(target, home));
        try {
            return new TargetDesk(target, ledger);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /// Where the ledger of this target is kept.
    public static Path ledgerFile(ClusterClient target, Path home) {
        return home.resolve("targets").resolve(uuid(target).orElse("unknown") + ".ledger");
    }

    /// Which cluster this is; empty where it does not tell, or has not formed yet.
    public static Optional<String> uuid(ClusterClient target) {
        return target.json(ClusterRequest.get("/"))
                .path("cluster_uuid")
                .asStringOpt()
                .filter(uuid -> !uuid.equals("_na_"));
    }

    public ClusterClient target() {
        return target;
    }

    public LedgerStore ledger() {
        return ledger;
    }

    WorkerNames workers() {
        return workers;
    }

    public ConvergentSink sink() {
        return sink;
    }

    /// Long tombstones and no pipelines on these indices until the desk is closed.
    public void prepare(Collection<String> indices) {
        for (String index : indices) {
            if (sink.index(index).mode() == TargetIndex.Mode.VERSIONED) {
                preparation.prepare(index, TargetPreparation.USUAL);
            }
        }
    }

    /// The same for what these indices of the source become; refused where two become one.
    void prepare(Transform transform, Collection<String> sources) {
        OneSource.require(transform::targetIndex, sources);
        OneSource filled = new OneSource(ledger.notes());
        for (String source : sources) {
            String target = transform.targetIndex(source);
            filled.claim(target, sink.index(target).uuid(), source);
        }
        prepare(sources.stream().map(transform::targetIndex).toList());
    }

    /// Refuses indices that another transform has filled; the others are remembered.
    void requireTransform(Collection<String> targets, Transform transform) {
        OneTransform filled = new OneTransform(sink, ledger.notes());
        targets.forEach(target -> filled.require(target, transform));
    }

    /// The indices that are ours at the moment.
    public List<String> prepared() {
        return preparation.prepared();
    }

    /// Gives every prepared index back, also those of an earlier desk that was killed.
    public List<LeftAlone> giveBack() {
        List<LeftAlone> leftAlone = new ArrayList<>();
        for (String index : preparation.prepared()) {
            leftAlone.addAll(preparation.restore(index));
        }
        return leftAlone;
    }

    /// A reading of the clock that is higher than every one before it, also after a kill.
    long nextClock() {
        return nextClocks(1);
    }

    /// The first of so many readings in a row that are higher than every one before them.
    synchronized long nextClocks(long count) {
        long last = ledger.notes().find(CLOCK).map(Long::parseLong).orElse(0L);
        long next = Math.max(last + 1, System.currentTimeMillis());
        ledger.notes().put(CLOCK, Long.toString(next + count - 1));
        return next;
    }

    @Override
    public void close() {
        try (ledger) {
            sink.close();
            giveBack();
        }
    }
}
