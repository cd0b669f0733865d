package dev.turnstone.replay.traffic;

import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.OneSource;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.sink.AnotherTransform;
import dev.turnstone.replay.sink.OneTransform;
import dev.turnstone.replay.transform.Transform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Brings changes to the sink: transformed, into indices that are there, and that no other
/// transform has filled. Any thread.
final class Courier {
    private final Workplace place;
    private final ReplayTally tally;
    private final Persistence persistence;
    private final OneTransform filled;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    Courier(Workplace place, ReplayTally tally, Persistence persistence) {
        this.place = place;
        this.filled = new OneTransform(place.sink(), place.ledger().notes());
        this.tally = tally;
        this.persistence = persistence;
    }

    /// Done when all of it is durable on the target or in the ledger of failures.
    CompletableFuture<Settled> bring(List<DocumentChange> changes) throws InterruptedException {
        List<DocumentChange> passed = new ArrayList<>(changes.size());
        Set<String> absent = new HashSet<>();
        long failed = 0;
        long canaries = 0;
        for (DocumentChange change : changes) {
            canaries += CanaryMark.isIndex(change.index()) ? 1 : 0;
            if (!absent.contains(change.index()) && !isReady(change.index())) {
                absent.add(change.index());
            }
            switch (place.transform().apply(change)) {
                case Transform.Outcome.Failed(String type, String reason) -> {
                    fail(change, Failure.Stage.TRANSFORM, type, reason);
                    failed++;
                }
                case Transform.Outcome.Passed(DocumentChange made) -> {
                    if (absent.contains(change.index())) {
                        fail(made, Failure.Stage.TARGET, "no_index", "The target has no index");
                        failed++;
                    } else {
                        passed.add(made);
                    }
                }
            }
        }
        tally.changes(changes.size(), canaries);
        if (failed > 0) {
            place.ledger().deletes().flush();
            tally.settled(Settled.failed(failed));
        }
        passed.sort(
                Comparator.comparing(DocumentChange::index)
                        .thenComparingInt(DocumentChange::shard));
        return place.sink()
                .submit(passed)
                .thenApply(
                        settled -> {
                            tally.settled(settled);
                            return settled;
                        });
    }

    /// The index was deleted or made anew.
    void forget(String index) {
        ready.remove(index);
        place.sink().forget(place.targetOf(index));
    }

    private boolean isReady(String index) {
        if (ready.contains(index)) {
            return true;
        }
        String target = place.targetOf(index);
        try {
            var _ = persistence.ask(() -> made(index, target));
            ready.add(index);
            return true;
        } catch (AnotherTransform e) {
            // The replay ends: what it did not bring comes again, once it has the right one.
            throw e;
        } catch (TurnstoneException e) {
            tally.event(e.getMessage() + " " + e.remedy());
            return false;
        }
    }

    private boolean made(String index, String target) {
        boolean there = place.metadata().exists(target);
        if (!there) {
            place.metadata().create(index, target);
            tally.event("Made the index " + target + " on the target: it is new.");
        }
        new OneSource(place.ledger().notes())
                .claim(target, place.sink().index(target).uuid(), index);
        if (!CanaryMark.isIndex(index)) {
            // Canaries of several replays are in one index, each by its own transform.
            filled.require(target, place.transform());
        }
        place.prepared().accept(target);
        return !there;
    }

    private void fail(DocumentChange change, Failure.Stage stage, String type, String reason) {
        place.ledger().failed().record(Failure.first(change, stage, type, reason, Instant.now()));
    }
}
