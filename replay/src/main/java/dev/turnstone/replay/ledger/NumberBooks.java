package dev.turnstone.replay.ledger;

/// The source's sequence numbers by how they are accounted for: `settled` are all of them, `told`
/// those that an answer named, `found` and `gone` those that nobody told and that the source was
/// asked about.
public record NumberBooks(
        ShardSequences settled, ShardSequences told, ShardSequences found, ShardSequences gone) {

    /// The numbers of this shard mean something else now.
    public void forget(ShardSequences.Place place) {
        settled.forget(place);
        told.forget(place);
        found.forget(place);
        gone.forget(place);
    }

    void save() {
        settled.save();
        told.save();
        found.save();
        gone.save();
    }
}
