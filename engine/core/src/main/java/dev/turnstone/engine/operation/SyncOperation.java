package dev.turnstone.engine.operation;

import dev.turnstone.documents.Scheme;
import dev.turnstone.documents.delta.SyncLoop;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.documents.selection.LeftOut;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Keeps the target in step with a live source by the source's own sequence numbers, without a
/// proxy.
///
/// One thread runs it; any thread may look at its progress. Killed at any moment, the next one goes
/// on from the checkpoints, which move only behind what is safe on the target.
public final class SyncOperation {
    private static final int LAST_ROUNDS = 3;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final SyncOrder order;
    private final TargetDesk desk;
    private final SyncTally tally = new SyncTally();
    private final SyncTrouble trouble = new SyncTrouble(tally);
    private final Delivery delivery;
    private final IndexPatterns patterns;
    private final LedgerCheckpoints checkpoints;
    private final SyncLoop loop;
    private final SyncedIndices indices;
    private volatile IndexSelection selection;
    private volatile BooleanSupplier stopped = () -> false;

    public SyncOperation(SyncOrder order, TargetDesk desk) {
        this.order = order;
        this.desk = desk;
        this.delivery = new Delivery(desk, order.transform(), tally);
        this.patterns = IndexPatterns.of(order.patterns());
        this.selection = IndexSelection.of(order.source(), patterns);
        this.checkpoints = new LedgerCheckpoints(desk.ledger().notes(), uuid(order.source()));
        ScanOptions options = ScanOptions.DEFAULT.withEpochs(this::epoch);
        this.loop = new SyncLoop(order.source(), selection.taken(), options, checkpoints, delivery);
        this.indices = new SyncedIndices(order, desk, options, delivery, tally, this::isStopped);
        requireSequenceNumbers();
    }

    /// Forgets how far these indices were followed, so that the next one reads them from the start:
    /// for a target whose indices are taken away.
    public static void forget(ClusterClient source, List<String> indices, TargetDesk desk) {
        LedgerCheckpoints checkpoints = new LedgerCheckpoints(desk.ledger().notes(), uuid(source));
        for (String part : checkpoints.positions().keySet()) {
            if (indices.contains(part.substring(0, Math.max(0, part.lastIndexOf('/'))))) {
                checkpoints.forget(part);
            }
        }
        desk.ledger().save();
    }

    /// Documents read so far.
    public long read() {
        return tally.read();
    }

    /// Documents that the target refused so far.
    public long failed() {
        return tally.settled().failed();
    }

    public long rounds() {
        return tally.rounds();
    }

    /// Up to where each shard is on the target.
    public Map<String, String> positions() {
        Map<String, String> positions = checkpoints.positions();
        positions
                .keySet()
                .removeIf(
                        part ->
                                !selection
                                        .taken()
                                        .contains(
                                                part.substring(
                                                        0, Math.max(0, part.lastIndexOf('/')))));
        return positions;
    }

    /// What the last round could not read, and why; it is tried again in each.
    public Map<String, String> unreadable() {
        return tally.unreadable();
    }

    public List<String> events() {
        return tally.events();
    }

    /// One round and one reconcile: everything that the source held when this began is on the
    /// target afterwards.
    public SyncResult once() throws InterruptedException {
        return once(() -> false).orElseThrow();
    }

    /// Empty where it was stopped before: the checkpoints stand behind what is on the target.
    public Optional<SyncResult> once(BooleanSupplier stop) throws InterruptedException {
        return follow(() -> true, stop);
    }

    public SyncResult follow(BooleanSupplier finishing) throws InterruptedException {
        return follow(finishing, () -> false).orElseThrow();
    }

    /// Follows until it is to finish, and ends with a round and a reconcile; empty where it was
    /// stopped, which waits for neither.
    public Optional<SyncResult> follow(BooleanSupplier finishing, BooleanSupplier stop)
            throws InterruptedException {
        long began = System.nanoTime();
        stopped = stop;
        begin(selection.taken());
        for (long n = 1; !finishing.getAsBoolean() && !isStopped(); n++) {
            round(n % order.reconcileEvery() == 0);
            pause(order.every());
        }
        lastRound();
        return isStopped() ? Optional.empty() : Optional.of(result(began));
    }

    private boolean isStopped() {
        return stopped.getAsBoolean();
    }

    /// An index whose history changed in the round is taken up again and read in another one.
    private void lastRound() throws InterruptedException {
        for (int i = 0; !isStopped() && round(true) && i < LAST_ROUNDS; i++) {
            tally.event("Another round, for what was taken up again.");
        }
    }

    private void begin(List<String> sources) throws InterruptedException {
        List<String> targets = sources.stream().map(order.transform()::targetIndex).toList();
        desk.requireTransform(targets, order.transform());
        desk.prepare(order.transform(), sources);
        for (String index : sources) {
            trouble.tried(index, () -> followHistory(index));
        }
    }

    /// An index whose history changed is read from its start.
    private void followHistory(String index) {
        if (indices.followHistory(index)) {
            loop.takeUp(index);
        }
    }

    /// True when an index was taken up again, which the next round reads.
    private boolean round(boolean andDeletions) throws InterruptedException {
        tally.beginRound();
        beginOwed();
        loop.round(stopped);
        Set<String> takenUp = loop.stopped();
        for (String index : takenUp) {
            trouble.tried(
                    index,
                    () -> {
                        followHistory(index);
                        loop.takeUp(index);
                    });
        }
        for (String index : selection.taken()) {
            if (!isStopped()) {
                trouble.tried(index, () -> indices.settle(index, andDeletions));
            }
        }
        for (String index : tally.unreadableNow()) {
            trouble.tried(index, () -> indices.lookFor(index));
        }
        desk.ledger().save();
        if (!isStopped()) {
            tally.round();
        }
        return !takenUp.isEmpty();
    }

    /// What was red or closed when this began is followed from when it can be read.
    private void beginOwed() throws InterruptedException {
        if (selection.owed(patterns).isEmpty()) {
            return;
        }
        IndexSelection before = selection;
        IndexSelection now = IndexSelection.of(order.source(), patterns);
        List<String> more =
                now.taken().stream().filter(index -> !before.taken().contains(index)).toList();
        begin(more);
        more.forEach(loop::follow);
        List<String> taken = new ArrayList<>(before.taken());
        taken.addAll(more);
        selection = new IndexSelection(taken, now.leftOut(), now.unmatched());
        now.owed(patterns).forEach(tally::unreadable);
    }

    private SyncResult result(long began) {
        Map<String, String> unreadable = new TreeMap<>(tally.unreadable());
        List<String> leftOut = new ArrayList<>();
        for (LeftOut out : selection.leftOut()) {
            switch (out.reason()) {
                case CLOSED, RED -> unreadable.put(out.index(), out.text());
                case NOT_NAMED, EXCLUDED, SYSTEM, HIDDEN, STREAM ->
                        leftOut.add(out.index() + ": " + out.text());
            }
        }
        return SyncResult.of(
                tally,
                checkpoints.positions(),
                (System.nanoTime() - began) / 1e9,
                unreadable,
                selection.unmatched(),
                leftOut);
    }

    private int epoch(String index) {
        return desk.ledger().epochs().of(order.transform().targetIndex(index));
    }

    private static String uuid(ClusterClient source) {
        return source.json(ClusterRequest.get("/")).path("cluster_uuid").asString("unknown");
    }

    private void requireSequenceNumbers() {
        if (Scheme.of(order.source().version()) != Scheme.SEQUENCE) {
            throw new TurnstoneException(
                    order.source().version()
                            + " has no sequence numbers that tell what changed: it cannot be followed.",
                    "Capture its traffic with a proxy, or run a backfill again while nobody writes.");
        }
    }

    private void pause(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until && !isStopped()) {
            Thread.sleep(LOOK);
        }
    }
}
