package dev.turnstone.replay.sink;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;

import org.jspecify.annotations.Nullable;

/// Short ways to make changes in tests. The source's shards are the fake target's.
public final class Changes {
    private Changes() {}

    public static DocumentChange upsert(String index, int shard, String id, long seqNo) {
        return upsert(index, shard, id, null, seqNo, "{\"n\":" + seqNo + "}");
    }

    public static DocumentChange upsert(
            String index,
            int shard,
            String id,
            @Nullable String routing,
            long seqNo,
            String source) {
        return new DocumentChange(
                index,
                shard,
                id,
                routing,
                Revision.of(0, 1, seqNo),
                new Change.Upsert(Body.of(source)));
    }

    public static DocumentChange delete(String index, int shard, String id, long seqNo) {
        return new DocumentChange(
                index, shard, id, null, Revision.of(0, 1, seqNo), new Change.Delete());
    }
}
