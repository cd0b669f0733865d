package dev.turnstone.replay.sink;

import dev.turnstone.model.DocumentChange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Collects one bulk's sequence numbers by target shard, so that each shard's lock is taken once.
final class ShardNumbers {
    private final TargetSequences sequences;
    private final Map<TargetIndex, Numbers[]> collected = new HashMap<>();

    ShardNumbers(TargetSequences sequences) {
        this.sequences = sequences;
    }

    private static final class Numbers {
        long[] values = new long[256];
        int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = value;
        }
    }

    void add(TargetIndex index, DocumentChange change, long seqNo) {
        Numbers[] shards = collected.get(index);
        if (shards == null) {
            shards = new Numbers[index.shards()];
            Arrays.setAll(shards, _ -> new Numbers());
            collected.put(index, shards);
        }
        shards[index.shardOf(change.id(), change.routing())].add(seqNo);
    }

    void finish() {
        collected.forEach(
                (index, shards) -> {
                    for (int shard = 0; shard < shards.length; shard++) {
                        sequences.record(index, shard, shards[shard].values, shards[shard].count);
                    }
                });
    }
}
