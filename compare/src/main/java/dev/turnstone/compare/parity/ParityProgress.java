package dev.turnstone.compare.parity;

/// How far a check is, for progress bars. Totals are estimates; -1 where nobody knows.
public record ParityProgress(
        Phase phase, long sourceRead, long targetRead, long expected, long located) {

    /// What a check is doing.
    public enum Phase {
        WAITING,
        DIGEST,
        LOCATE,
        SETTLE,
        SAMPLE,
        DONE
    }
}
