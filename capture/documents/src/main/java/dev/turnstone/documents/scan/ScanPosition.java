package dev.turnstone.documents.scan;

import dev.turnstone.documents.Position;
import dev.turnstone.model.shard.ShardState;

import java.util.Optional;

/// How far a shard was read, in numbers that hold for one history of it.
///
/// Everything below `next` was read, or was overwritten or deleted meanwhile. `watermark` is the
/// global checkpoint that was read before the first document: what lies above it is for the capture
/// or a delta to complete.
public record ScanPosition(String indexUuid, String historyUuid, long watermark, long next) {
    private static final String KIND = "seq";

    static ScanPosition startOf(ShardState state) {
        return above(state, -1);
    }

    /// Where a delta begins that wants everything above a checkpoint.
    public static ScanPosition above(ShardState state, long checkpoint) {
        return new ScanPosition(
                state.indexUuid(),
                state.checkpoints().historyUuid(),
                state.checkpoints().global(),
                checkpoint + 1);
    }

    ScanPosition at(long newNext) {
        return new ScanPosition(indexUuid, historyUuid, watermark, newNext);
    }

    boolean isOf(ShardState state) {
        return indexUuid.equals(state.indexUuid())
                && historyUuid.equals(state.checkpoints().historyUuid());
    }

    public Position position() {
        return new Position(
                String.join(
                        " ",
                        KIND,
                        indexUuid,
                        historyUuid,
                        Long.toString(watermark),
                        Long.toString(next)));
    }

    /// Empty for the start, and for a position of another kind of source.
    public static Optional<ScanPosition> of(Position position) {
        String[] parts = position.text().split(" ", -1);
        if (parts.length != 5 || !parts[0].equals(KIND)) {
            return Optional.empty();
        }
        return Optional.of(
                new ScanPosition(
                        parts[1], parts[2], Long.parseLong(parts[3]), Long.parseLong(parts[4])));
    }
}
