package dev.turnstone.documents.search;

import dev.turnstone.model.TurnstoneException;

/// A shard did not give all that it holds. Asking again may help; being content with less never is
/// an option.
public final class ShardTrouble extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    public ShardTrouble(String index, int shard, String trouble) {
        super(
                "Shard "
                        + shard
                        + " of "
                        + index
                        + " could not be read in full ("
                        + trouble
                        + "): none of this answer was taken.",
                "Look at GET _cat/shards/" + index + " and bring the shard back; then resume.");
    }
}
