package dev.turnstone.compare.parity;

import dev.turnstone.model.shard.ShardState;

import java.time.Instant;
import java.util.List;

/// What a verdict rests on: when it was found, where the source's shards stood when the check began
/// (what was written up to there is what is proven), and how it was compared.
public record Evidence(
        Instant started,
        Instant finished,
        String sourceIndexUuid,
        String targetIndexUuid,
        List<ShardState> sourceCheckpoints,
        boolean byContent,
        SampleResult sample,
        int passes) {
    public Evidence {
        sourceCheckpoints = List.copyOf(sourceCheckpoints);
    }
}
