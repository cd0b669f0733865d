package dev.turnstone.replay.traffic;

/// Operations of the source that no answer told about, by cause. All of them are healed: what they
/// wrote is on the target.
public record Hole(String index, int shard, Cause cause, long operations) {

    /// Why nobody told about them.
    public enum Cause {
        /// Refused after a number was given.
        REFUSED,
        /// The answer was lost, or did not say enough.
        UNANSWERED,
        BY_QUERY,
        /// A new primary filled up the history.
        FAILOVER,
        /// The proxy says itself that it missed something.
        GAP,
        /// Written past the proxies.
        BYPASS
    }
}
