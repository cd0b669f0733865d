package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The traffic log as replay reads it: in its order, from the first entry that was not done.
///
/// One thread reads; entries are told done by any thread, in any order.
public interface ExchangeSource extends AutoCloseable {
    /// The next entry; empty where none came within the time.
    Optional<Captured> next(Duration wait) throws InterruptedException;

    /// Asked where nothing came since `then`: every entry from before the answered time has come.
    default Instant readBefore(Instant then) {
        return then;
    }

    /// How often there came to be more to read than before: what [#readBefore(Instant)] answered
    /// until then holds no longer. Any thread.
    default long gains() {
        return 0;
    }

    /// Makes the position durable: the next reader begins behind everything that is done without a
    /// gap.
    void commit();

    @Override
    void close();
}
