package dev.turnstone.documents.scan;

import dev.turnstone.documents.Batch;
import dev.turnstone.documents.Position;
import dev.turnstone.documents.search.Hit;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.shard.ShardState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes changes of what a shard answered.
public final class Changes {
    private final ShardState shard;
    private final Function<Hit, Revision> revisions;

    public Changes(ShardState shard, Function<Hit, Revision> revisions) {
        this.shard = shard;
        this.revisions = revisions;
    }

    /// With revisions from the documents' own sequence numbers and terms.
    public static Changes bySequence(ShardState shard, int epoch) {
        return new Changes(shard, hit -> Revision.of(epoch, hit.primaryTerm(), hit.seqNo()));
    }

    public Batch batch(List<Hit> hits, Position after) {
        List<DocumentChange> changes = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            if (hit.source() != null) {
                changes.add(
                        new DocumentChange(
                                shard.index(),
                                shard.shard(),
                                hit.id(),
                                hit.routing(),
                                revisions.apply(hit),
                                new Change.Upsert(hit.source())));
            }
        }
        long left = (long) hits.size() - changes.size();
        return new Batch(
                changes, hits.size(), left == 0 ? Map.of() : Map.of(Skips.NO_SOURCE, left), after);
    }
}
