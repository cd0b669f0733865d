package dev.turnstone.compare.parity;

/// Takes the hits of one shard, one after the other.
@FunctionalInterface
interface HitConsumer {
    /// `shard` is the shard of this side that answered, or [Side#ANY] where all were asked at once.
    void accept(int shard, Hit hit);
}
