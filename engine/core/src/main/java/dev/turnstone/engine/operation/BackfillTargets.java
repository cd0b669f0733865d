package dev.turnstone.engine.operation;

import dev.turnstone.documents.scan.ScanPosition;
import dev.turnstone.replay.ledger.Histories;
import dev.turnstone.replay.ledger.PartState;
import dev.turnstone.replay.sink.TargetIndexMissing;
import dev.turnstone.replay.transform.Transform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the documents of an origin go, and what of it still has a place there.
final class BackfillTargets {
    private final TargetDesk desk;
    private final Transform transform;
    private final Histories histories;

    BackfillTargets(TargetDesk desk, Transform transform) {
        this.desk = desk;
        this.transform = transform;
        this.histories = new Histories(desk.ledger());
    }

    /// Without the indices of a snapshot that were deleted on the source since it was taken, as a
    /// replay of its traffic knows: nothing of theirs may come back.
    OpenedOrigin living(OpenedOrigin origin) {
        if (origin.live()) {
            return origin;
        }
        Map<String, String> dead = new TreeMap<>();
        for (String index : origin.indices()) {
            String target = transform.targetIndex(index);
            if (desk.ledger().graves().firstEpoch(target) > 0
                    && (!isThere(target) || followsAnother(target, origin, index))) {
                dead.put(index, "deleted on the source since the snapshot was taken: left out");
            }
        }
        return dead.isEmpty() ? origin : origin.without(dead);
    }

    /// The indices of the origin whose targets are there; one that is missing breaks the parts that
    /// go there. Refused where all are missing.
    List<String> present(OpenedOrigin origin) {
        List<String> sources = origin.indices().stream().filter(index -> !index.isEmpty()).toList();
        List<String> present =
                sources.stream().filter(index -> isThere(transform.targetIndex(index))).toList();
        if (present.isEmpty()) {
            desk.prepare(transform, sources);
        }
        return present;
    }

    /// True where the source stands in another history than before: what was read under the old one
    /// does not count.
    boolean follow(OpenedOrigin origin) {
        boolean another = false;
        for (Map.Entry<String, Map<Integer, String>> index : origin.histories().entrySet()) {
            String target = transform.targetIndex(index.getKey());
            if (origin.live()) {
                another |= histories.follow(target, index.getValue());
            } else {
                histories.require(target, index.getValue());
            }
        }
        return another;
    }

    /// True where a part was read in another history than its shard stands in now, whoever took
    /// note of that first.
    static boolean wereOfAnother(OpenedOrigin origin, Map<String, PartState> known) {
        return origin.source().parts().stream()
                .anyMatch(
                        part -> {
                            PartState state = known.getOrDefault(part.name(), PartState.START);
                            String now = origin.history(part);
                            return ScanPosition.of(state.position()).stream()
                                    .anyMatch(position -> !position.historyUuid().equals(now));
                        });
    }

    private boolean followsAnother(String target, OpenedOrigin origin, String index) {
        Map<Integer, String> held = origin.histories().getOrDefault(index, Map.of());
        return histories
                .of(target)
                .map(known -> !known.shards().entrySet().containsAll(held.entrySet()))
                .orElse(false);
    }

    private boolean isThere(String target) {
        try {
            return !desk.sink().index(target).name().isEmpty();
        } catch (TargetIndexMissing e) {
            return false;
        }
    }
}
