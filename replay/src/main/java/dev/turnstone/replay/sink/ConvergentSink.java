package dev.turnstone.replay.sink;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.DeleteLedger;
import dev.turnstone.replay.ledger.DocumentKey;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.ShardSequences.Place;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Brings changes to the target in any order, any number of times, from any number of threads: the
/// target keeps the highest revision of each document.
///
/// After a kill, whatever was submitted but whose future was not done has to be submitted again.
public final class ConvergentSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConvergentSink.class);
    private static final long CHUNK = 1 << 20;

    private final BulkTarget target;
    private final LedgerStore store;
    private final TargetIndices indices;
    private final TargetSequences sequences;
    private final ByteBudget budget;
    private final Lanes lanes;
    private final Office office;
    private final ForeignWatch watch;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> stopped = new AtomicReference<>();

    public ConvergentSink(
            BulkTarget target, LedgerStore store, SinkSettings settings, InstantSource clock) {
        this.target = target;
        this.store = store;
        this.sequences = new TargetSequences(store.target());
        this.indices = new TargetIndices(target, sequences);
        this.budget = new ByteBudget(Math.max(settings.memoryBytes(), 2 * CHUNK));
        this.lanes = new Lanes(new PaceController(settings.pace()), settings.linger().toNanos());
        var flights = new Flights();
        var guard = new ForeignGuard(target, indices, sequences, flights, store);
        this.office = new Office(store, indices, sequences, guard, budget, clock);
        this.watch = new ForeignWatch(target, indices, sequences, flights);
        watch.start();
        for (int i = 0; i < settings.pace().most().concurrency(); i++) {
            senders.execute(
                    () ->
                            run(
                                    new Sender(
                                            target,
                                            office,
                                            lanes,
                                            flights,
                                            settings.patience(),
                                            trouble)));
        }
    }

    /// Takes the changes over, waiting while memory is short. The future is done when every one of
    /// them is explained; it fails only where the sink as a whole stopped.
    ///
    /// Deletes are in the ledger when this returns, and durable when the future is done.
    public CompletableFuture<Settled> submit(List<DocumentChange> changes)
            throws InterruptedException {
        return submit(changes, Regard.USUAL);
    }

    /// The same, also over documents that somebody else wrote to the target.
    public CompletableFuture<Settled> submitOverForeign(List<DocumentChange> changes)
            throws InterruptedException {
        return submit(changes, Regard.NONE);
    }

    CompletableFuture<Settled> submit(List<DocumentChange> changes, Regard regard)
            throws InterruptedException {
        var delivery = new Delivery(changes.size(), regard);
        int from = 0;
        while (from < changes.size()) {
            int to = chunkEnd(changes, from);
            put(changes.subList(from, to), delivery);
            from = to;
        }
        return delivery.done();
    }

    public Pace pace() {
        return lanes.learn(controller -> controller);
    }

    /// Why nothing moves at the moment, if nothing does.
    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    public long bytesHeld() {
        return budget.used();
    }

    public TargetIndex index(String name) {
        return indices.find(name);
    }

    /// Waits until nothing is under way any more that was on its way before this was called. What
    /// belongs to an index that was buried before is neither written later, nor can it make the
    /// index anew.
    public void awaitUnderWay() throws InterruptedException {
        lanes.awaitUnderWay();
        RuntimeException cause = stopped.get();
        if (cause != null) {
            throw cause;
        }
    }

    /// The index is another one from now on. Nothing of it may be under way, which holds once it is
    /// buried and [#awaitUnderWay] returned.
    public void forget(String name) {
        indices.forget(name);
    }

    /// Where the index's primaries stand now.
    public List<ShardState> shards(String name) {
        return target.shards(indices.find(name));
    }

    /// Looks now whether somebody else writes to the target, as it is done now and then anyway.
    void lookForForeign() throws InterruptedException {
        watch.lookAtAll();
    }

    /// Numbers of the target that none of our answers brought, also those that were there before
    /// our first write, once all bulks under way are answered.
    public List<ForeignWrite> foreignWrites(String name) throws InterruptedException {
        TargetIndex index = indices.find(name);
        if (index.mode() == TargetIndex.Mode.APPEND_ONLY) {
            return List.of();
        }
        List<ShardState> shards = target.shards(index);
        lanes.awaitUnderWay();
        return sequences.holes(index, shards);
    }

    /// Whose write each document of the index is, once all bulks under way are answered.
    public OwnWrites ownWrites(String name) throws InterruptedException {
        TargetIndex index = indices.find(name);
        if (index.mode() == TargetIndex.Mode.VERSIONED) {
            List<ShardState> shards = target.shards(index);
            lanes.awaitUnderWay();
            sequences.look(index, shards);
        }
        return new OwnWrites(index, sequences, store.seen(), store.epochs());
    }

    /// Whether every write that the index ever took was ours: false where it held something when we
    /// first met it, and of a data stream, whose numbers nobody counts.
    public boolean wroteAll(String name) throws InterruptedException {
        TargetIndex index = indices.find(name);
        if (index.mode() == TargetIndex.Mode.APPEND_ONLY) {
            return false;
        }
        List<ShardState> shards = target.shards(index);
        lanes.awaitUnderWay();
        return sequences.wroteAll(index, shards);
    }

    /// The documents behind the numbers were compared by content and are right.
    public void explain(String name, ForeignWrite write) {
        sequences.explain(indices.find(name), write);
    }

    /// Sends what is there, waits for the answers, and ends. Interrupted, it leaves the rest
    /// unsent.
    @Override
    public void close() {
        watch.close();
        lanes.finish();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(1, TimeUnit.DAYS)) {
                throw new IllegalStateException("senders: still running after a day");
            }
        } catch (InterruptedException e) {
            abandon();
            Thread.currentThread().interrupt();
        }
        store.save();
    }

    /// Ends at once; what is not explained yet stays unexplained, and its futures fail.
    public void abandon() {
        stop(new SinkClosed());
    }

    private void put(List<DocumentChange> chunk, Delivery delivery) throws InterruptedException {
        DocumentChange first = chunk.getFirst();
        if (!office.isBuried(first)) {
            indices.find(first.index());
        }
        long weight = 0;
        long[] revisions = new long[chunk.size()];
        for (int i = 0; i < revisions.length; i++) {
            DocumentChange change = chunk.get(i);
            weight += change.weight();
            revisions[i] = change.revision().withinEpoch();
            if (change.isDelete()) {
                remember(change);
            }
        }
        var place = new Place(first.index(), first.shard());
        store.seen().addAll(place, revisions, revisions.length);
        if (!budget.acquire(Math.min(weight, budget.capacity()))) {
            RuntimeException cause = stopped.get();
            throw cause == null ? new SinkClosed() : cause;
        }
        lanes.put(place, chunk, weight, delivery);
    }

    private void remember(DocumentChange change) {
        store.deletes()
                .record(
                        new DeleteLedger.Entry(
                                DocumentKey.of(change),
                                change.routing(),
                                change.revision().version()));
    }

    /// A chunk is of one source shard, and larger than [#CHUNK] only where it is one document.
    private static int chunkEnd(List<DocumentChange> changes, int from) {
        DocumentChange first = changes.get(from);
        long weight = first.weight();
        int to = from + 1;
        while (to < changes.size()) {
            DocumentChange next = changes.get(to);
            weight += next.weight();
            if (weight > CHUNK
                    || next.shard() != first.shard()
                    || !next.index().equals(first.index())) {
                break;
            }
            to++;
        }
        return to;
    }

    /// One of the four edges: whatever breaks a sender stops the sink, and everyone who waits is
    /// told.
    private void run(Sender sender) {
        try {
            sender.run();
        } catch (InterruptedException e) {
            stop(new SinkClosed());
        } catch (RuntimeException e) {
            LOG.error("The sink stops: {}", e.getMessage());
            stop(e);
        } catch (Error e) {
            stop(new IllegalStateException("The sink stops: " + e, e));
            throw e;
        }
    }

    private void stop(RuntimeException cause) {
        if (stopped.compareAndSet(null, cause)) {
            watch.close();
            lanes.stop(cause);
            budget.close();
            senders.shutdownNow();
        }
    }
}
