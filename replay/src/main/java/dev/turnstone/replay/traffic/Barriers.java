package dev.turnstone.replay.traffic;

import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.shard.IndexClosed;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.replay.captured.MetadataChange;
import dev.turnstone.replay.ledger.Histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Applies changes of metadata, while nothing else moves: what was captured before is durable on
/// the target, and nobody heals. Always to what the source is now, so that a repetition does no
/// harm.
final class Barriers {
    private final Workplace place;
    private final SourceFacts source;
    private final Histories histories;
    private final Completeness completeness;
    private final Marks marks;
    private final Persistence persistence;
    private final Courier courier;
    private final ReplayTally tally;

    Barriers(
            Workplace place,
            SourceFacts source,
            Persistence persistence,
            Courier courier,
            Books books) {
        this.place = place;
        this.source = source;
        this.histories = new Histories(place.ledger());
        this.persistence = persistence;
        this.courier = courier;
        this.completeness = books.completeness();
        this.marks = books.marks();
        this.tally = books.tally();
    }

    void apply(MetadataChange change) throws InterruptedException {
        switch (MetadataRule.of(change.kind())) {
            case APPLIED -> {
                for (String expression : change.names()) {
                    apply(change, expression);
                }
            }
            case TOLD -> tell(change);
            case TOLD_AND_READ -> {
                tell(change);
                var _ = discover();
            }
        }
    }

    private void apply(MetadataChange change, String expression) throws InterruptedException {
        Facts now = source.look(List.of(expression), List.of());
        switch (change.kind()) {
            case DELETE_INDEX -> delete(expression, change.certain());
            case MAPPING -> followed(now).forEach(index -> tried(() -> putMapping(index)));
            case ALIASES -> {
                delete(expression, false);
                followed(now).forEach(index -> tried(() -> putAliases(index)));
            }
            default -> {
                followed(now).forEach(this::meet);
                followed(now).forEach(index -> tried(() -> putAliases(index)));
            }
        }
    }

    private List<String> followed(Facts facts) {
        return facts.all().stream().map(IndexFact::index).filter(place::follows).sorted().toList();
    }

    private void putMapping(String index) {
        place.metadata().putMapping(index, place.targetOf(index));
    }

    private void putAliases(String index) {
        place.metadata().putAliases(index, place.targetOf(index));
    }

    /// An index of the source that may be new: made on the target, followed from its first number.
    private void meet(String index) {
        tried(() -> place.metadata().create(index, place.targetOf(index)));
        tried(
                () ->
                        new ShardStates(place.source())
                                .find(index)
                                .ifPresent(shards -> follow(index, shards)));
    }

    /// From now on a snapshot of another life of the index is refused.
    private void follow(String index, IndexShards shards) {
        String target = place.targetOf(index);
        if (histories.of(target).isEmpty()) {
            var _ = histories.follow(target, Histories.in(shards));
        }
        completeness.follow(shards, false);
    }

    /// Meets indices that came to be without a write that was captured; false where one is left,
    /// whose shards are not started, say.
    boolean discover() {
        boolean isAll = true;
        for (String index : source.names().stream().filter(place::follows).sorted().toList()) {
            if (completeness.followed().find(index).isEmpty() && isStarted(index)) {
                meet(index);
                marks.full(index);
            }
            isAll &= completeness.followed().find(index).isPresent();
        }
        return isAll;
    }

    /// It is not waited for: nobody else's changes would be brought over meanwhile.
    private boolean isStarted(String index) {
        try {
            Optional<IndexShards> shards =
                    persistence.ask(() -> new ShardStates(place.source()).find(index));
            if (shards.isPresent() && shards.get().withoutPrimary().isEmpty()) {
                return true;
            }
        } catch (IndexClosed e) {
            tally.event(e.getMessage() + " " + e.remedy());
            return false;
        }
        tally.event(
                "The index "
                        + index
                        + " is new, and has a shard without a primary: it is followed once that is"
                        + " started (GET _cluster/allocation/explain says why it is not).");
        return false;
    }

    /// What the expression names, is followed and is gone, or is another one now. Named exactly, it
    /// was deleted, even if it was there again before we looked for the first time.
    private void delete(String expression, boolean certain) throws InterruptedException {
        IndexPatterns named = IndexPatterns.of(expression.equals("_all") ? "*" : expression);
        Facts now = source.all();
        List<String> exact = List.of(expression.split(",", -1));
        for (String index : completeness.followed().all()) {
            if (!named.test(index)) {
                continue;
            }
            IndexFact fact = now.index(index);
            boolean other =
                    fact != null
                            && completeness
                                    .followed()
                                    .find(index)
                                    .filter(known -> known.uuid().equals(fact.uuid()))
                                    .isEmpty();
            if (fact == null || other || certain && exact.contains(index)) {
                wipe(index);
                if (fact != null) {
                    meet(index);
                    marks.full(index);
                }
            }
        }
    }

    /// Nothing of the old index ever comes back: neither from this log nor from a backfill. It is
    /// buried first, and what was sent before is awaited: a bulk that arrives after the deletion
    /// would make the index anew, with a mapping that is guessed.
    private void wipe(String index) throws InterruptedException {
        String target = place.targetOf(index);
        histories.end(target);
        place.sink().awaitUnderWay();
        persistence.insist(() -> place.metadata().delete(target));
        completeness.forget(index);
        marks.forget(index);
        courier.forget(index);
        tally.event("The index " + index + " was deleted on the source, and so on the target.");
    }

    /// Its numbers mean something else than before: everything is read again in a raised epoch.
    void replaced(String index, String what) {
        histories.end(place.targetOf(index));
        completeness.forget(index);
        meet(index);
        marks.full(index);
        tally.event(what + " It is read again, in a raised epoch.");
    }

    private void tell(MetadataChange change) {
        tally.event(
                "Not carried over: "
                        + change.request()
                        + ". Do the same on the target if it is wanted there.");
    }

    private void tried(Runnable action) {
        try {
            persistence.insist(action);
        } catch (TurnstoneException e) {
            tally.event(Objects.requireNonNull(e.getMessage()) + " " + e.remedy());
        }
    }

    List<String> behind(List<String> names) {
        return names.isEmpty()
                ? completeness.followed().all()
                : new ArrayList<>(followed(source.look(names, List.of())));
    }
}
