package dev.turnstone.engine.assess;

/// The highest numbers of an index's shards: what a revision is made of. -1 where unknown.
record ShardFacts(long maxSeqNo, long maxTerm, long maxVersionSeen) {
    static final ShardFacts UNKNOWN = new ShardFacts(-1, -1, -1);
}
