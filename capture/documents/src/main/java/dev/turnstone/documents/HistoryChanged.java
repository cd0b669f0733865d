package dev.turnstone.documents;

import dev.turnstone.model.TurnstoneException;

/// The sequence numbers of a shard mean something else than when its reading began: what was read
/// before stays valid only under an older epoch.
public final class HistoryChanged extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    private final String index;
    private final int shard;

    public HistoryChanged(String index, int shard, String before, String now) {
        super(
                "The history of shard "
                        + shard
                        + " of "
                        + index
                        + " was replaced (it was "
                        + before
                        + ", it is "
                        + now
                        + "): a restore, a new index of the same name, or an empty primary. Its"
                        + " documents may have gone back in time.",
                "Raise the epoch of the index and read it again from the start.");
        this.index = index;
        this.shard = shard;
    }

    public String index() {
        return index;
    }

    public int shard() {
        return shard;
    }
}
