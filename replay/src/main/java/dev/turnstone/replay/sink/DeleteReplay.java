package dev.turnstone.replay.sink;

import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.replay.ledger.DeleteLedger;
import dev.turnstone.replay.ledger.Settled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// Sends known deletes again, with the very revisions that they had, where the target may have
/// forgotten them. What somebody else wrote there since stays, and is told as suspect. One thread
/// at a time; doing it twice does no harm.
public final class DeleteReplay {
    private static final int BATCH = 2_000;

    private final ConvergentSink sink;
    private final DeleteLedger deletes;
    private final Map<String, Map<Integer, ShardState.Life>> lives = new HashMap<>();

    public DeleteReplay(ConvergentSink sink, DeleteLedger deletes) {
        this.sink = sink;
        this.deletes = deletes;
    }

    /// All deletes of these indices, once after the last stale stream into them has ended. Others
    /// may have left the target since: what is not there holds nothing that could have come back.
    public Settled applyAgain(Set<String> indices) throws InterruptedException {
        Settled sum = Settled.NONE;
        for (String index : deletes.indices()) {
            if (indices.contains(index)) {
                sum = sum.plus(applyWhereThere(index));
            }
        }
        return sum;
    }

    private Settled applyWhereThere(String index) throws InterruptedException {
        try {
            return apply(index, _ -> true);
        } catch (TargetIndexMissing gone) {
            return Settled.NONE;
        }
    }

    /// The deletes of those shards of the index that began another life since the last call.
    public Settled applyAgainWhereReborn(String index) throws InterruptedException {
        TargetIndex target = sink.index(index);
        Set<Integer> reborn = reborn(index, sink.shards(index));
        if (reborn.isEmpty()) {
            return Settled.NONE;
        }
        return apply(
                index,
                entry -> reborn.contains(target.shardOf(entry.document().id(), entry.routing())));
    }

    private Set<Integer> reborn(String index, List<ShardState> shards) {
        Map<Integer, ShardState.Life> known = lives.computeIfAbsent(index, _ -> new HashMap<>());
        var reborn = new TreeSet<Integer>();
        for (ShardState shard : shards) {
            ShardState.Life before = known.put(shard.shard(), shard.life());
            if (before != null && !before.equals(shard.life())) {
                reborn.add(shard.shard());
            }
        }
        return reborn;
    }

    private Settled apply(String index, Predicate<DeleteLedger.Entry> wanted)
            throws InterruptedException {
        var batch = new ArrayList<DocumentChange>();
        var sent = new ArrayList<CompletableFuture<Settled>>();
        for (var entries = deletes.entries(index); entries.hasNext(); ) {
            DeleteLedger.Entry entry = entries.next();
            if (wanted.test(entry)) {
                batch.add(delete(entry));
            }
            if (batch.size() == BATCH || !entries.hasNext()) {
                sent.add(sink.submit(List.copyOf(batch), Regard.CAREFUL));
                batch.clear();
            }
        }
        return sent.stream().map(CompletableFuture::join).reduce(Settled.NONE, Settled::plus);
    }

    private static DocumentChange delete(DeleteLedger.Entry entry) {
        return new DocumentChange(
                entry.document().index(),
                entry.document().shard(),
                entry.document().id(),
                entry.routing(),
                Revision.ofVersion(entry.version()),
                new Change.Delete());
    }
}
