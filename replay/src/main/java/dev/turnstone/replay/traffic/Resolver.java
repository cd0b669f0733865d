package dev.turnstone.replay.traffic;

import dev.turnstone.documents.ask.Question;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.replay.captured.Address;
import dev.turnstone.replay.captured.Effect;
import dev.turnstone.replay.captured.Numbers;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.traffic.Resolution.Left.Why;
import dev.turnstone.replay.traffic.Resolution.Told;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Decides for each effect whether the exchange tells all, or the source has to be asked. Knows
/// nothing but the facts of the batch. One thread.
final class Resolver {
    private final Workplace place;
    private final Facts facts;
    private final Steadiness steadiness;
    private final Map<String, Integer> epochs = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    Resolver(Workplace place, Facts facts, Steadiness steadiness) {
        this.place = place;
        this.facts = facts;
        this.steadiness = steadiness;
    }

    Resolution resolve(Effect effect, Span span) {
        return switch (effect) {
            case Effect.Written(var at, var numbers, var source) ->
                    written(at, numbers, new Change.Upsert(source), span);
            case Effect.Deleted(var at, var numbers) ->
                    written(at, numbers, new Change.Delete(), span);
            case Effect.Changed(var at, var numbers, _) -> asked(at, numbers, span);
            case Effect.NotWritten(var at, var why) ->
                    new Resolution.Left(
                            switch (why) {
                                case REFUSED, REFUSED_WITH_NUMBER -> Why.REFUSED;
                                case NOOP -> Why.NOOP;
                                case DROPPED -> Why.DROPPED;
                            },
                            at.name());
            case Effect.Lost(String name) -> unanswered(name, new Resolution.Search(name));
        };
    }

    private Resolution written(Address at, Numbers numbers, Change change, Span span) {
        String index = at.place();
        IndexFact fact = facts.index(index);
        if (!place.follows(index)) {
            return notFollowed(index);
        }
        if (fact == null) {
            return new Resolution.Left(Why.INDEX_GONE, index);
        }
        Routing routing = routing(at, fact, span);
        int shard = fact.routing().shardOf(at.id(), routing.value());
        boolean clear =
                routing.sure()
                        && steadiness.isSame(fact, span)
                        && (change instanceof Change.Delete || isUnpiped(at, fact, span));
        return clear
                ? new Resolution.Known(
                        new DocumentChange(
                                index,
                                shard,
                                at.id(),
                                routing.value(),
                                Revision.of(epochOf(index), numbers.term(), numbers.seqNo()),
                                change),
                        told(fact, shard, numbers))
                : asked(at, numbers, span);
    }

    private Resolution notFollowed(String index) {
        return new Resolution.Left(
                DataStreams.isBacking(index) ? Why.DATA_STREAM : Why.NOT_SELECTED, index);
    }

    /// What went to a data stream stays behind, whether it was written or not: nobody looks for it.
    private Resolution unanswered(String name, Resolution otherwise) {
        String backing = facts.backing(name);
        return backing == null ? otherwise : new Resolution.Left(Why.DATA_STREAM, backing);
    }

    private boolean isUnpiped(Address at, IndexFact fact, Span span) {
        return !facts.isPiped(at.name(), fact.index())
                && steadiness.isSetSame(fact, span)
                && facts.behind(at.name()).stream()
                        .allMatch(behind -> steadiness.isSetSame(behind, span));
    }

    private Resolution asked(Address at, @Nullable Numbers numbers, Span span) {
        if (at.index() == null) {
            return unanswered(
                    at.name(),
                    new Resolution.Ask(
                            new Question(at.name(), at.id(), at.routing()), /* told= */ null));
        }
        if (!place.follows(at.index())) {
            return notFollowed(at.index());
        }
        IndexFact fact = facts.index(at.index());
        if (fact == null) {
            return new Resolution.Left(Why.INDEX_GONE, at.index());
        }
        Routing routing = routing(at, fact, span);
        return new Resolution.Ask(
                new Question(at.index(), at.id(), routing.value()),
                numbers == null || !routing.sure() || !steadiness.isSame(fact, span)
                        ? null
                        : told(fact, fact.routing().shardOf(at.id(), routing.value()), numbers));
    }

    private Told told(IndexFact fact, int shard, Numbers numbers) {
        String key =
                keys.computeIfAbsent(fact.index(), _ -> Numbered.key(fact.index(), fact.uuid()));
        return new Told(new Place(key, shard), fact.index(), numbers);
    }

    private int epochOf(String index) {
        return epochs.computeIfAbsent(index, place::epochOf);
    }

    private record Routing(@Nullable String value, boolean sure) {}

    /// The client's own routing, or that of the alias it used. A pipeline may have sent the
    /// document to another index than the named one: then nothing is sure.
    private Routing routing(Address at, IndexFact fact, Span span) {
        if (at.routing() != null || at.name().equals(fact.index())) {
            return new Routing(at.routing(), true);
        }
        String added = facts.aliasRouting(fact.index(), at.name());
        return added == null || !steadiness.isNamedSame(fact, span)
                ? new Routing(null, false)
                : new Routing(added.isEmpty() ? null : added, true);
    }
}
