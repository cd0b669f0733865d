package dev.turnstone.replay.ledger;

import dev.turnstone.replay.ledger.ShardSequences.Place;

import java.util.Collection;

/// The target's own sequence numbers by whose they are: `written` came with our answers or were
/// explained, `given` were there before our first write and `weighed` are those of them that were
/// compared by content, `foreign` came with no answer of ours for certain.
public record TargetNumbers(
        ShardSequences written,
        ShardSequences given,
        ShardSequences weighed,
        ShardSequences foreign,
        Runnable commit) {

    /// Durable with the next commit.
    void save() {
        written.save();
        given.save();
        weighed.save();
        foreign.save();
    }

    /// What is known of these shards is durable when this returns.
    public void keep(Collection<Place> places) {
        for (Place place : places) {
            given.save(place);
            weighed.save(place);
            foreign.save(place);
            written.save(place);
        }
        commit.run();
    }
}
