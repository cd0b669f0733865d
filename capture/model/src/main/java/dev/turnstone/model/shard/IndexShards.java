package dev.turnstone.model.shard;

import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.TurnstoneException;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An open index and its shards at one moment.
///
/// `copies` are those that are started and answered; [#withoutPrimary()] tells which shards lack
/// one that matters.
public record IndexShards(
        String index,
        String uuid,
        ShardRouting routing,
        boolean segmentReplicated,
        List<Long> primaryTerms,
        List<ShardCopy> copies) {
    public IndexShards {
        primaryTerms = List.copyOf(primaryTerms);
        copies = List.copyOf(copies);
    }

    public int shards() {
        return routing.shards();
    }

    /// The shards that nobody can be asked about now.
    public List<Integer> withoutPrimary() {
        return IntStream.range(0, shards()).filter(n -> find(n).isEmpty()).boxed().toList();
    }

    /// The shard through its primary; refused where none is started.
    public ShardState primary(int shard) {
        return find(shard)
                .orElseThrow(
                        () ->
                                new ShardMissing(
                                        "Shard "
                                                + shard
                                                + " of "
                                                + index
                                                + " has no started primary that answers: its documents cannot be"
                                                + " read now.",
                                        "Bring the shard back (GET _cluster/allocation/explain says"
                                                + " why it is away), or leave the index out."));
    }

    /// Every shard through its primary; refused where one is missing.
    public List<ShardState> primaries() {
        return IntStream.range(0, shards()).mapToObj(this::primary).toList();
    }

    void requirePrimaries() {
        var _ = primaries();
    }

    private Optional<ShardState> find(int shard) {
        return copies.stream()
                .filter(copy -> copy.primary() && copy.shard() == shard)
                .findFirst()
                .map(copy -> new ShardState(index, uuid, primaryTerms.get(shard), copy));
    }

    /// A shard cannot be read.
    public static final class ShardMissing extends TurnstoneException {
        private static final long serialVersionUID = 1L;

        ShardMissing(String message, String remedy) {
            super(message, remedy);
        }
    }
}
