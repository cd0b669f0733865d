package dev.turnstone.replay.ledger;

/// The source's sequence numbers by how they are accounted for: `settled` are all of them, `told`
/// those that an answer named, `found` and `gone` those that nobody told and that the source was
/// asked about. `missed` are those of the latter that may belong to a gap, `recent` when they came
/// up. Who changes several of them at once holds the record itself.
public record NumberBooks(
        ShardSequences settled,
        ShardSequences told,
        ShardSequences found,
        ShardSequences gone,
        ShardSequences missed,
        RecentNumbers recent) {

    /// The numbers of this shard mean something else now.
    public void forget(ShardSequences.Place place) {
        settled.forget(place);
        told.forget(place);
        found.forget(place);
        gone.forget(place);
        missed.forget(place);
        recent.forget(place);
    }

    /// Durable with the next commit, whichever it is: `settled` comes last, so that one in between
    /// makes nobody take a number for dealt with that is in none of the others.
    public void save() {
        synchronized (this) {
            told.save();
            found.save();
            gone.save();
            missed.save();
            settled.save();
        }
    }
}
