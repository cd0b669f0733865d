package dev.turnstone.replay.sink;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.LedgerStore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds among changes those whose document somebody else wrote on the target. Any thread that has
/// no bulk on its way.
///
/// It costs a question for each bulk, so that it is asked only where somebody is known to write to
/// the index, or where the changes ask for it. What somebody writes between the question and the
/// bulk is not seen.
final class ForeignGuard {
    private final BulkTarget target;
    private final TargetIndices indices;
    private final TargetSequences sequences;
    private final Flights flights;
    private final LedgerStore store;

    ForeignGuard(
            BulkTarget target,
            TargetIndices indices,
            TargetSequences sequences,
            Flights flights,
            LedgerStore store) {
        this.target = target;
        this.indices = indices;
        this.sequences = sequences;
        this.flights = flights;
        this.store = store;
    }

    /// The items whose document is somebody else's, with the version that the target holds.
    Map<Integer, Long> theirs(Load load) throws InterruptedException {
        Map<TargetIndex, List<Integer>> asked = toAsk(load);
        if (asked.isEmpty()) {
            return Map.of();
        }
        var held = new HashMap<TargetIndex, List<Held>>();
        asked.forEach((index, items) -> held.put(index, target.held(index, changes(load, items))));
        flights.awaitThoseOfNow();
        var theirs = new TreeMap<Integer, Long>();
        asked.forEach(
                (index, items) ->
                        theirs.putAll(
                                judged(index, load, items, held.getOrDefault(index, List.of()))));
        return theirs;
    }

    /// Before anything is called somebody else's, a new primary is looked for: it leaves numbers
    /// behind that nobody else wrote either.
    private Map<Integer, Long> judged(
            TargetIndex index, Load load, List<Integer> items, List<Held> held) {
        Map<Integer, Long> theirs = theirs(index, load, items, held);
        if (theirs.isEmpty()) {
            return theirs;
        }
        sequences.look(index, target.shards(index));
        return theirs(index, load, items, held);
    }

    private Map<Integer, Long> theirs(
            TargetIndex index, Load load, List<Integer> items, List<Held> held) {
        var own = new OwnWrites(index, sequences, store.seen(), store.epochs());
        var theirs = new TreeMap<Integer, Long>();
        for (int n = 0; n < items.size(); n++) {
            int item = items.get(n);
            Held there = held.get(n);
            DocumentChange change = load.change(item);
            boolean stale =
                    load.delivery(item).regard() == Regard.CAREFUL
                            && there.version() < change.revision().version()
                            && own.wentThroughOurHands(there.version());
            if (!stale && isTheirs(own, change, there)) {
                theirs.put(item, there.version());
            }
        }
        return theirs;
    }

    private static boolean isTheirs(OwnWrites own, DocumentChange change, Held held) {
        return held.isThere()
                && !own.holds(change.id(), change.routing(), held.seqNo(), held.version());
    }

    private Map<TargetIndex, List<Integer>> toAsk(Load load) {
        var asked = new HashMap<TargetIndex, List<Integer>>();
        boolean shared = sequences.anyShared();
        for (int item = 0; item < load.size(); item++) {
            Regard regard = load.delivery(item).regard();
            if (regard == Regard.CAREFUL || shared && regard == Regard.USUAL) {
                int which = item;
                indices.ifThere(load.change(item).index())
                        .filter(index -> index.mode() == TargetIndex.Mode.VERSIONED)
                        .filter(index -> regard == Regard.CAREFUL || sequences.isShared(index))
                        .ifPresent(
                                index ->
                                        asked.computeIfAbsent(index, _ -> new ArrayList<>())
                                                .add(which));
            }
        }
        return asked;
    }

    private static List<DocumentChange> changes(Load load, List<Integer> items) {
        return items.stream().map(load::change).toList();
    }
}
