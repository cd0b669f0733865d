package dev.turnstone.replay.traffic;

import java.time.Instant;

/// Up to when everything in the log has been read. Who follows the log says so; any thread asks.
///
/// What was said holds for the part of the log that was to be read then: with more of it, which may
/// be as old as the replay, nothing is known again but when that began.
final class ReadUpTo {
    private final ExchangeSource log;
    private volatile Instant begun = Instant.EPOCH;
    private volatile Claim claim = new Claim(Instant.EPOCH, 0);

    ReadUpTo(ExchangeSource log) {
        this.log = log;
    }

    private record Claim(Instant time, long gains) {}

    /// What began before this need not be read. Before the log is followed.
    void begun(Instant time) {
        begun = time;
    }

    /// Nothing has come since then, and what came before was taken.
    void nothingSince(Instant then) {
        // First: what is gained after this is not spoken of.
        long gains = log.gains();
        Instant read = log.readBefore(then);
        Claim last = claim;
        if (last.gains() != gains || read.isAfter(last.time())) {
            claim = new Claim(read, gains);
        }
    }

    Instant time() {
        Claim last = claim;
        boolean holds = last.gains() == log.gains() && last.time().isAfter(begun);
        return holds ? last.time() : begun;
    }
}
