package dev.turnstone.replay.traffic;

import dev.turnstone.replay.traffic.Followed.Known;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Explains the numbers of one index that nobody told, shard by shard: each cause takes what it
/// can, and only what is left is a bypass.
///
/// What may belong to a gap comes last: the gap takes as much of it as nothing else explains, so
/// that the other causes have all they can for what no gap excuses.
final class Explanation {
    private final Known known;
    private final Map<Integer, Map<Hole.Cause, Long>> operations = new TreeMap<>();
    private long refused;
    private long byQuery;
    private long unanswered;

    private Explanation(Known known) {
        this.known = known;
        this.refused = known.refused();
        this.byQuery = known.byQuery() < 0 ? Long.MAX_VALUE : known.byQuery();
        this.unanswered = known.unanswered();
    }

    /// What nobody told of a shard: `gone` belong to no document now, `found` do.
    record Untold(long gone, long found) {
        /// What more there is of these, of which ours are a part.
        Untold upTo(long allGone, long allFound) {
            return new Untold(Math.max(0, allGone - gone), Math.max(0, allFound - found));
        }
    }

    /// By shard: what no gap can have missed, and what one may have.
    static List<Hole> of(
            String index, Known known, Map<Integer, Untold> sure, Map<Integer, Untold> inGaps) {
        Explanation explanation = new Explanation(known);
        explanation.explain(sure, Hole.Cause.BYPASS);
        explanation.explain(inGaps, Hole.Cause.GAP);
        return explanation.holes(index);
    }

    private void explain(Map<Integer, Untold> shards, Hole.Cause otherwise) {
        known.shards()
                .forEach(
                        (shard, state) -> {
                            Untold untold = shards.get(shard);
                            if (untold != null) {
                                explain(shard, state.terms() > 0, untold, otherwise);
                            }
                        });
    }

    private void explain(int shard, boolean failedOver, Untold untold, Hole.Cause otherwise) {
        long late = Math.min(refused, untold.gone());
        refused -= late;
        long failover = failedOver ? untold.gone() - late : 0;
        long rest = untold.gone() - late - failover + untold.found();
        long queried = Math.min(byQuery, rest);
        byQuery -= queried;
        rest -= queried;
        long open = Math.min(unanswered, rest);
        unanswered -= open;
        add(shard, Hole.Cause.REFUSED, late);
        add(shard, Hole.Cause.FAILOVER, failover);
        add(shard, Hole.Cause.BY_QUERY, queried);
        add(shard, Hole.Cause.UNANSWERED, open);
        add(shard, otherwise, rest - open);
    }

    private void add(int shard, Hole.Cause cause, long count) {
        if (count > 0) {
            operations
                    .computeIfAbsent(shard, _ -> new EnumMap<>(Hole.Cause.class))
                    .merge(cause, count, Long::sum);
        }
    }

    private List<Hole> holes(String index) {
        List<Hole> holes = new ArrayList<>();
        operations.forEach(
                (shard, causes) ->
                        causes.forEach(
                                (cause, count) -> holes.add(new Hole(index, shard, cause, count))));
        return holes;
    }
}
