package dev.turnstone.compare.parity;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.shard.ShardState;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One round of repairs: reads what differs from the source again, whatever the check saw, and
/// makes changes of it. Nothing is deleted that any shard of the source still has. One thread.
final class RepairRound {
    private static final int AT_ONCE = 200;

    private final IndexPair pair;
    private final Side source;
    private final RepairTarget sink;
    private final Epochs epochs;
    private final boolean insist;
    private final ParityOptions options;
    private boolean raised;
    private RepairTarget.Applied applied = RepairTarget.Applied.NONE;

    /// `insist` raises the epoch whatever the target shows: a tombstone with a higher version is
    /// not seen by any search.
    RepairRound(
            IndexPair pair,
            Side source,
            RepairTarget sink,
            Epochs epochs,
            boolean insist,
            ParityOptions options) {
        this.pair = pair;
        this.source = source;
        this.sink = sink;
        this.epochs = epochs;
        this.insist = insist;
        this.options = options;
    }

    RepairTarget.Applied applied() {
        return applied;
    }

    boolean didSomething() {
        return !applied.equals(RepairTarget.Applied.NONE);
    }

    void apply(List<Difference> differences) {
        int atOnce = AT_ONCE;
        int from = 0;
        while (from < differences.size()) {
            List<Difference> some =
                    differences.subList(from, Math.min(differences.size(), from + atOnce));
            HeldBytes held = new HeldBytes();
            List<DocumentChange> changes = changes(some, held);
            if (held.isTooMuch(some.size())) {
                atOnce = some.size() / 2;
                continue;
            }
            from += some.size();
            if (!changes.isEmpty()) {
                applied = applied.plus(sink.apply(changes));
            }
        }
    }

    /// Worth nothing where it was too much to hold.
    private List<DocumentChange> changes(List<Difference> differences, HeldBytes held) {
        // Read before the refresh: what is absent after it was deleted at or before this point.
        SideState state = source.state();
        source.refresh();
        Map<Seen.Key, DocumentChange> now = read(differences, held);
        if (held.isTooMuch(differences.size())) {
            return List.of();
        }
        requireNowhereElse(differences, now);
        new Stillness(source, state, options)
                .obstacle()
                .ifPresent(
                        obstacle -> {
                            throw new ParityException(obstacle.reason(), obstacle.remedy());
                        });
        int epoch = epochs.current(pair.source());
        for (Difference difference : differences) {
            Seen.Key key = new Seen.Key(difference.shard(), difference.id());
            now.computeIfAbsent(key, _ -> deletion(difference, state));
        }
        if (insist && !raised) {
            epoch = raise();
        }
        // More than one epoch may lie between: of a forged version, or where our ledger was lost.
        while (mustRise(differences, now, epoch)) {
            epoch = raise();
        }
        int written = epoch;
        return now.values().stream().map(change -> withEpoch(change, written)).toList();
    }

    private int raise() {
        raised = true;
        return epochs.raise(pair.source());
    }

    private boolean mustRise(
            List<Difference> differences, Map<Seen.Key, DocumentChange> now, int epoch) {
        return differences.stream()
                .anyMatch(
                        difference -> {
                            Seen.Key key = new Seen.Key(difference.shard(), difference.id());
                            DocumentChange change = now.get(key);
                            return change != null
                                    && change.revision().withEpoch(epoch).version()
                                            <= difference.targetVersion();
                        });
    }

    private Map<Seen.Key, DocumentChange> read(List<Difference> differences, HeldBytes held) {
        boolean alone = differences.size() == 1;
        Map<Seen.Key, DocumentChange> found = new HashMap<>();
        Map<Integer, Set<String>> byShard =
                differences.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Difference::shard,
                                        Collectors.mapping(Difference::id, Collectors.toSet())));
        byShard.forEach(
                (shard, ids) ->
                        source.ask(
                                shard,
                                ids,
                                new Wanted(true, false, true),
                                (_, hit) -> {
                                    if (held.take(hit.source.length()) || alone) {
                                        DocumentChange change = upsert(shard, hit);
                                        found.put(new Seen.Key(shard, change.id()), change);
                                    }
                                }));
        return found;
    }

    /// A document whose shard was computed wrongly is absent there, and well.
    private void requireNowhereElse(
            List<Difference> differences, Map<Seen.Key, DocumentChange> now) {
        List<Difference> absent = absent(differences, now);
        if (absent.isEmpty()) {
            return;
        }
        Set<Placed> elsewhere = new HashSet<>();
        source.ask(
                Side.ANY,
                absent.stream().map(Difference::id).collect(Collectors.toSet()),
                new Wanted(false, false, false),
                (_, hit) -> elsewhere.add(new Placed(hit.id.text(), hit.routingText())));
        List<Difference> suspects =
                absent.stream()
                        .filter(each -> elsewhere.contains(new Placed(each.id(), each.routing())))
                        .toList();
        // Or it was written again just now, where it belongs.
        now.putAll(read(suspects, new HeldBytes()));
        absent(suspects, now).stream()
                .findFirst()
                .ifPresent(
                        misplaced -> {
                            throw new ParityException(
                                    source.name()
                                            + " places its documents otherwise than was computed:"
                                            + " '"
                                            + misplaced.id()
                                            + "' is in another shard than "
                                            + misplaced.shard()
                                            + ". Nothing was deleted.",
                                    "Report the settings of the index; compare it by its counts and"
                                            + " samples until then.");
                        });
    }

    /// A document by its id and the routing that it was written with.
    private record Placed(String id, @Nullable String routing) {}

    private static List<Difference> absent(
            List<Difference> differences, Map<Seen.Key, DocumentChange> now) {
        return differences.stream()
                .filter(each -> !now.containsKey(new Seen.Key(each.shard(), each.id())))
                .toList();
    }

    private DocumentChange upsert(int shard, Hit hit) {
        if (!hit.hasSource) {
            throw new ParityException(
                    "Document '"
                            + hit.id.text()
                            + "' of "
                            + source.name()
                            + " has no _source, so it cannot be repaired; nothing was changed.",
                    "Leave the index out, or accept it with a waiver.");
        }
        return new DocumentChange(
                pair.source(),
                shard,
                hit.id.text(),
                hit.routingText(),
                Revision.of(0, hit.primaryTerm, hit.seqNo),
                new Change.Upsert(Body.of(hit.source.copy())));
    }

    private DocumentChange deletion(Difference difference, SideState state) {
        ShardState shard = state.shards().get(difference.shard());
        // A shard that was never written must not take the number of its first write.
        Revision revision =
                shard.checkpoints().local() < 0
                        ? Revision.of(0, shard.primaryTerm() - 1, Revision.MAX_SEQ_NO)
                        : Revision.of(0, shard.primaryTerm(), shard.checkpoints().local());
        return new DocumentChange(
                pair.source(),
                difference.shard(),
                difference.id(),
                difference.routing(),
                revision,
                new Change.Delete());
    }

    private static DocumentChange withEpoch(DocumentChange change, int epoch) {
        return new DocumentChange(
                change.index(),
                change.shard(),
                change.id(),
                change.routing(),
                change.revision().withEpoch(epoch),
                change.change());
    }
}
