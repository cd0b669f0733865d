package dev.turnstone.replay.traffic;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.replay.captured.Address;
import dev.turnstone.replay.captured.Effect;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.traffic.Followed.Known;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Replays the writes of some exchanges together. The reader's thread only.
final class BatchReplay {
    private final Workplace place;
    private final SourceFacts source;
    private final Steadiness steadiness;
    private final Tickets tickets;
    private final Completeness completeness;
    private final Courier courier;
    private final Asker asker;
    private final ReplayTally tally;
    private final Consumer<Throwable> failed;
    private Facts behind = new Facts(Map.of(), Map.of());

    BatchReplay(
            Workplace place,
            SourceFacts source,
            Courier courier,
            Asker asker,
            Books books,
            Consumer<Throwable> failed) {
        this.place = place;
        this.steadiness = new Steadiness(index -> place.epochOf(index) > 0);
        this.source = source;
        this.courier = courier;
        this.asker = asker;
        this.tickets = books.tickets();
        this.completeness = books.completeness();
        this.tally = books.tally();
        this.failed = failed;
    }

    /// The writes of one exchange, and when it was.
    record Item(Ticket ticket, List<Effect> effects, Span span) {}

    void replay(List<Item> batch) throws InterruptedException {
        Facts facts = look(batch);
        var resolver = new Resolver(place, facts, steadiness);
        List<DocumentChange> changes = new ArrayList<>();
        List<Ticket> waiting = new ArrayList<>();
        List<Ticket> read = new ArrayList<>();
        for (Item item : batch) {
            int before = changes.size();
            for (Effect effect : item.effects()) {
                tally.effect(effect.getClass().getSimpleName());
                explain(effect, facts);
                take(resolver.resolve(effect, item.span()), item.ticket(), changes);
            }
            // What is brought is settled by that; the reader's part of it ends with it.
            (changes.size() > before ? waiting : read).add(item.ticket());
        }
        tickets.settled(read);
        CompletableFuture<Settled> brought = courier.bring(changes);
        var _ =
                brought.thenRun(() -> tickets.settled(waiting))
                        .whenComplete(
                                (_, trouble) -> {
                                    if (trouble != null) {
                                        failed.accept(trouble);
                                    }
                                });
    }

    private void take(Resolution resolution, Ticket ticket, List<DocumentChange> changes)
            throws InterruptedException {
        switch (resolution) {
            case Resolution.Known(DocumentChange change, var told) -> {
                changes.add(change);
                ticket.tell(told);
            }
            case Resolution.Ask(var question, var told) -> {
                if (told == null) {
                    unanswered(question.name());
                } else {
                    ticket.tell(told);
                }
                ticket.expect();
                asker.ask(question, told, ticket);
            }
            case Resolution.Left(var why, String index) -> {
                tally.left(why.name());
                if (why == Resolution.Left.Why.DATA_STREAM) {
                    tally.stream(index);
                }
            }
            case Resolution.Search(String name) -> {
                tally.left("SEARCHED");
                unanswered(name);
            }
        }
    }

    private void unanswered(String name) {
        for (IndexFact fact : behind.behind(name)) {
            change(fact, Known::unansweredOnce);
        }
    }

    private void change(IndexFact fact, UnaryOperator<Known> change) {
        if (place.follows(fact.index())) {
            completeness.change(fact.index(), change);
        }
    }

    private void explain(Effect effect, Facts facts) {
        if (effect instanceof Effect.NotWritten(Address at, var why)
                && why == Effect.NotWritten.Why.REFUSED_WITH_NUMBER) {
            for (IndexFact fact : facts.behind(at.name())) {
                change(fact, Known::refusedOnce);
            }
        }
    }

    /// Looks at the source after everything in the batch happened.
    private Facts look(List<Item> batch) {
        Set<String> names = new HashSet<>();
        Set<String> aliased = new HashSet<>();
        for (Item item : batch) {
            for (Effect effect : item.effects()) {
                Address at = address(effect);
                if (at != null && matters(effect)) {
                    names.add(at.name());
                    names.add(at.place());
                    if (!at.name().equals(at.place()) && at.routing() == null) {
                        aliased.add(at.place());
                    }
                } else if (effect instanceof Effect.Lost(String name)) {
                    names.add(name);
                }
            }
        }
        Instant now = Instant.now();
        Facts facts = source.look(names, aliased);
        steadiness.saw(facts, now);
        behind = facts;
        for (IndexFact fact : facts.all()) {
            if (place.follows(fact.index())
                    && completeness.followed().find(fact.index()).isEmpty()) {
                follow(fact.index());
            }
        }
        return facts;
    }

    /// A refused request may name anything; it only matters where it took a number.
    private static boolean matters(Effect effect) {
        return !(effect instanceof Effect.NotWritten(_, var why))
                || why == Effect.NotWritten.Why.REFUSED_WITH_NUMBER;
    }

    /// An index whose shards are not up yet is followed with its next write.
    private void follow(String index) {
        try {
            new ShardStates(place.source())
                    .find(index)
                    .ifPresent(shards -> completeness.follow(shards, false));
        } catch (TurnstoneException e) {
            tally.event(index + ": " + e.getMessage());
        }
    }

    private static @Nullable Address address(Effect effect) {
        return switch (effect) {
            case Effect.Written(var at, _, _) -> at;
            case Effect.Deleted(var at, _) -> at;
            case Effect.Changed(var at, _, _) -> at;
            case Effect.NotWritten(var at, _) -> at;
            case Effect.Lost _ -> null;
        };
    }
}
