package dev.turnstone.replay.traffic;

import dev.turnstone.replay.traffic.Followed.Known;
import dev.turnstone.replay.traffic.Followed.OpenGap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Explains the numbers of one index that nobody told, shard by shard: each cause takes what it
/// can, and only what is left is a bypass.
final class Explanation {
    private final String index;
    private final Known known;
    private final List<Hole> holes = new ArrayList<>();
    private final Map<Integer, Long> kept = new HashMap<>();
    private long refused;
    private long byQuery;
    private long unanswered;

    Explanation(String index, Known known) {
        this.index = index;
        this.known = known;
        this.refused = known.refused();
        this.byQuery = known.byQuery() < 0 ? Long.MAX_VALUE : known.byQuery();
        this.unanswered = known.unanswered();
    }

    /// `gone` belong to no document now, `found` do.
    void explain(int shard, Followed.Shard state, long gone, long found) {
        long late = Math.min(refused, gone);
        refused -= late;
        long failover = state.terms() > 0 ? gone - late : 0;
        long rest = gone - late - failover + found;
        long all = late + rest;
        long queried = Math.min(byQuery, rest);
        byQuery -= queried;
        rest -= queried;
        long open = Math.min(unanswered, rest);
        unanswered -= open;
        rest -= open;
        add(shard, Hole.Cause.REFUSED, late);
        add(shard, Hole.Cause.FAILOVER, failover);
        add(shard, Hole.Cause.BY_QUERY, queried);
        add(shard, Hole.Cause.UNANSWERED, open);
        long missed = missed(shard, rest);
        add(shard, Hole.Cause.GAP, missed);
        add(shard, Hole.Cause.BYPASS, rest - missed);
        kept.put(shard, Math.max(missed, kept(shard, all)));
    }

    List<Hole> holes() {
        return holes;
    }

    /// What gaps keep once the open one is healed, by shard.
    Map<Integer, Long> kept() {
        return kept;
    }

    /// What gaps before it keep, and all that came up since the open one began. The other causes do
    /// not go first here: what they explain may come up later, and would find nothing left.
    private long kept(int shard, long all) {
        long before = known.missed().getOrDefault(shard, 0L);
        OpenGap open = known.gap();
        return open == null ? before : before + Math.max(0, all - open.before(shard));
    }

    /// What gaps took: the healed ones their number, an open one all that was not named before it.
    private long missed(int shard, long rest) {
        long healed = Math.min(rest, known.missed().getOrDefault(shard, 0L));
        OpenGap open = known.gap();
        return open == null
                ? healed
                : Math.max(healed, rest - open.named().getOrDefault(shard, 0L));
    }

    private void add(int shard, Hole.Cause cause, long operations) {
        if (operations > 0) {
            holes.add(new Hole(index, shard, cause, operations));
        }
    }
}
