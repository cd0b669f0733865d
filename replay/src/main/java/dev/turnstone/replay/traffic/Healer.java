package dev.turnstone.replay.traffic;

import dev.turnstone.documents.HistoryChanged;
import dev.turnstone.documents.ask.AskSource;
import dev.turnstone.documents.scan.ScanOptions;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.shard.IndexClosed;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.replay.traffic.Followed.Known;
import dev.turnstone.replay.traffic.Followed.OpenGap;
import dev.turnstone.replay.traffic.Marks.Mark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at every followed index again and again: for holes in its numbers, for marks, and for
/// another index or history in its place.
///
/// A number is missed only when everything captured until it was seen as given has been replayed.
/// One round at a time; the crossing keeps barriers out.
final class Healer {
    /// A proxy may record an answer a little after the source gave it.
    static final Duration GRACE = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REFUSED = "replay/refused/";

    private final Workplace place;
    private final Books books;
    private final Crossing crossing;
    private final HoleReading reading;
    private final IdComparison ids;
    private final Identity identity;
    private final Map<String, Candidate> candidates = new HashMap<>();
    private final Map<String, Healed> healed = new HashMap<>();

    Healer(Workplace place, AskSource ask, Courier courier, Books books, Crossing crossing) {
        this.place = place;
        this.books = books;
        this.crossing = crossing;
        ScanOptions options = ScanOptions.DEFAULT.withEpochs(place::epochOf).withPatience(PATIENCE);
        this.reading = new HoleReading(place, options, courier, books);
        this.ids = new IdComparison(place, options, ask, reading, books);
        this.identity = new Identity(books);
    }

    /// How far an index's numbers were given at a time, and what was known of it then.
    private record Candidate(
            Instant at,
            String uuid,
            Map<Integer, Long> upTo,
            Optional<Mark> mark,
            Optional<OpenGap> gap) {}

    /// Everything up to that time is there; `quiet` where nothing was missing and nobody wrote.
    private record Healed(Instant at, boolean quiet) {}

    /// Everything that began before `caughtUpTo` was replayed; `urgent` where somebody waits.
    synchronized void round(Instant caughtUpTo, boolean urgent) throws InterruptedException {
        List<String> all = books.completeness().followed().all();
        candidates.keySet().retainAll(all);
        healed.keySet().retainAll(all);
        for (String index : all) {
            try {
                look(index, caughtUpTo, urgent);
            } catch (HistoryChanged e) {
                candidates.remove(index);
            } catch (IndexClosed e) {
                closed(index, e);
            } catch (TurnstoneException e) {
                books.tally().event(index + ": " + e.getMessage() + " " + e.remedy());
            }
        }
        Suspicions.settle(place.ledger());
    }

    /// Nobody writes to it, and nobody can read what it may lack: it is named and holds up nothing
    /// else. When it is opened again, it is looked at again; its marks stay until then.
    private void closed(String index, IndexClosed why) {
        candidates.remove(index);
        healed.put(index, new Healed(Instant.now(), true));
        books.tally().event(why.getMessage() + " " + why.remedy());
    }

    /// Up to when nothing is missing in any index.
    synchronized Instant healedUpTo() {
        Instant least = Instant.MAX;
        for (String index : books.completeness().followed().all()) {
            Healed one = healed.get(index);
            if (one == null) {
                return Instant.MIN;
            }
            least = one.at().isBefore(least) ? one.at() : least;
        }
        return least;
    }

    /// Every index was looked at since then, and nothing was missing and nobody wrote.
    synchronized boolean isQuietSince(Instant then) {
        return books.completeness().followed().all().stream()
                .allMatch(
                        index -> {
                            Healed one = healed.get(index);
                            return one != null && one.quiet() && one.at().isAfter(then);
                        });
    }

    private void look(String index, Instant caughtUpTo, boolean urgent)
            throws InterruptedException {
        Instant now = Instant.now();
        // Before the numbers: what is told of while they are looked at may have some behind them.
        Optional<Mark> mark = books.marks().find(index);
        Optional<OpenGap> gap = books.completeness().followed().find(index).map(Known::openGap);
        Optional<IndexShards> found = new ShardStates(place.source()).find(index);
        Optional<Known> known = books.completeness().followed().find(index);
        if (found.isEmpty() || known.isEmpty()) {
            candidates.remove(index);
            healed.put(index, new Healed(now, true));
            books.tally()
                    .event(
                            "The index "
                                    + index
                                    + " is followed and not there: it may have been deleted.");
            return;
        }
        IndexShards shards = found.get();
        Optional<String> event = Identity.whatHappened(index, known.get(), shards);
        if (event.isPresent()) {
            candidates.remove(index);
            crossing.replaced(index, event.get());
            return;
        }
        identity.noteTerms(index, known.get(), shards);
        Candidate before = candidates.get(index);
        if (before == null || !before.uuid().equals(shards.uuid())) {
            candidates.put(
                    index, new Candidate(now, shards.uuid(), checkpoints(shards), mark, gap));
        } else if (caughtUpTo.isAfter(before.at().plus(GRACE))) {
            candidates.remove(index);
            crossing.alone(() -> heal(shards, before, urgent));
        }
    }

    private static Map<Integer, Long> checkpoints(IndexShards shards) {
        var upTo = new HashMap<Integer, Long>();
        shards.primaries().forEach(state -> upTo.put(state.shard(), state.checkpoints().global()));
        return upTo;
    }

    private void heal(IndexShards shards, Candidate upTo, boolean urgent) {
        String index = shards.index();
        long gone = 0;
        var owed = new ArrayList<Mark>();
        Runnable marked = () -> books.marks().reconcileUnlessMarked(index).ifPresent(owed::add);
        boolean nothing = upTo.mark().isEmpty();
        boolean full = upTo.mark().map(Mark::full).orElse(false);
        if (full) {
            reading.readAll(shards, upTo.upTo());
        } else {
            for (ShardState shard : shards.primaries()) {
                long to = upTo.upTo().getOrDefault(shard.shard(), -1L);
                nothing &= books.completeness().missing(shard, to).isEmpty();
                gone +=
                        HoleReading.untilNothingIsMissing(
                                () -> books.completeness().missing(shard, to),
                                missing -> reading.read(shard, missing, marked));
            }
        }
        if (isSomethingMissing(shards, upTo)) {
            books.marks().reconcile(index);
            place.ledger().save();
            return;
        }
        upTo.gap().ifPresent(gap -> books.completeness().gapHealed(index, gap));
        long refused = newlyRefused(index);
        if (upTo.mark().isPresent() || gone > refused) {
            if (!urgent && !full && !ids.isDue(index)) {
                place.ledger().save();
                return;
            }
            ids.run(index);
        }
        place.ledger().save();
        upTo.mark().ifPresent(owed::add);
        owed.forEach(mark -> books.marks().clear(index, mark));
        healed.put(
                index, new Healed(upTo.at(), nothing && checkpoints(shards).equals(upTo.upTo())));
    }

    private boolean isSomethingMissing(IndexShards shards, Candidate upTo) {
        return shards.primaries().stream()
                .anyMatch(
                        shard ->
                                !books.completeness()
                                        .missing(
                                                shard, upTo.upTo().getOrDefault(shard.shard(), -1L))
                                        .isEmpty());
    }

    /// Since the last time, also where that was before a kill: an older refusal excuses no number
    /// that nobody told, which may have been a delete.
    private long newlyRefused(String index) {
        long now = books.completeness().followed().find(index).map(Known::refused).orElse(0L);
        String note = REFUSED + index;
        long before = place.ledger().notes().find(note).map(Long::parseLong).orElse(0L);
        if (now != before) {
            place.ledger().notes().put(note, Long.toString(now));
        }
        return Math.max(0, now - before);
    }
}
