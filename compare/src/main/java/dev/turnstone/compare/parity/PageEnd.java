package dev.turnstone.compare.parity;

/// What a search answer said beside its hits.
record PageEnd(
        String scrollId,
        int hits,
        boolean timedOut,
        long shardsAsked,
        long shardsAnswered,
        long shardsFailed,
        String failure) {

    boolean isWhole() {
        return !timedOut && shardsFailed == 0 && shardsAsked == shardsAnswered;
    }
}
