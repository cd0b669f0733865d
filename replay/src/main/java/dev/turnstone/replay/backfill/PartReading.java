package dev.turnstone.replay.backfill;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Part;
import dev.turnstone.documents.PartReader;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.OneSource;
import dev.turnstone.replay.sink.ConvergentSink;
import dev.turnstone.replay.transform.Transform;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Reads one part to its end, or until the gate sends it home. One thread per part.
final class PartReading {
    private final BackfillJob job;
    private final ConvergentSink sink;
    private final LedgerStore store;
    private final InstantSource clock;
    private final Gate gate;

    /// As the job found them: what is opened later is no newer than what it was to carry over.
    private final ConcurrentHashMap<String, Integer> epochs = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, String> sourceOf = new ConcurrentHashMap<>();

    PartReading(
            BackfillJob job,
            ConvergentSink sink,
            LedgerStore store,
            InstantSource clock,
            Gate gate) {
        this.job = job;
        this.sink = sink;
        this.store = store;
        this.clock = clock;
        this.gate = gate;
        for (Part part : job.source().parts()) {
            String target = job.transform().targetIndex(part.index());
            epochs.computeIfAbsent(part.index(), _ -> store.epochs().of(target));
        }
    }

    void read(PartRun run) throws InterruptedException {
        run.begin(epochs.getOrDefault(run.part().index(), 0));
        try (PartReader reader = job.source().open(run.part(), run.state().position())) {
            while (gate.pass()) {
                Optional<Batch> batch = reader.next();
                if (batch.isEmpty()) {
                    run.readToTheEnd();
                    return;
                }
                send(run, batch.get());
            }
        }
    }

    /// The target indices that were met so far.
    Set<String> targets() {
        return sourceOf.keySet();
    }

    private void send(PartRun run, Batch batch) throws InterruptedException {
        int epoch = run.state().epoch();
        List<DocumentChange> changes = new ArrayList<>(batch.changes().size());
        for (DocumentChange change : batch.changes()) {
            switch (job.transform().apply(inEpoch(change, epoch))) {
                case Transform.Outcome.Passed(DocumentChange passed) -> {
                    checkIdentity(change, passed);
                    changes.add(passed);
                }
                case Transform.Outcome.Failed(String type, String reason) ->
                        book(inEpoch(change, epoch), type, reason);
            }
        }
        long refused = batch.changes().size() - (long) changes.size();
        run.sent(batch, refused, sink.submit(changes));
    }

    private String meet(String target, String source) {
        job.meeting().accept(target);
        return source;
    }

    private static DocumentChange inEpoch(DocumentChange change, int epoch) {
        Revision revision = change.revision();
        return revision.epoch() == epoch
                ? change
                : new DocumentChange(
                        change.index(),
                        change.shard(),
                        change.id(),
                        change.routing(),
                        revision.withEpoch(epoch),
                        change.change());
    }

    private void book(DocumentChange change, String type, String reason) {
        store.failed()
                .record(
                        Failure.first(
                                change, Failure.Stage.TRANSFORM, type, reason, clock.instant()));
    }

    /// Two source indices in one target index would mix histories that nothing orders.
    private void checkIdentity(DocumentChange before, DocumentChange after) {
        String source = sourceOf.get(after.index());
        if (source == null) {
            source = sourceOf.computeIfAbsent(after.index(), name -> meet(name, before.index()));
        }
        if (!source.equals(before.index())) {
            throw OneSource.refusal(source, before.index(), after.index());
        }
        if (!after.id().equals(before.id())
                || after.shard() != before.shard()
                || !Objects.equals(after.routing(), before.routing())) {
            throw new IllegalStateException(
                    "transform: changed the identity of " + before.id() + " (expected: never)");
        }
    }
}
