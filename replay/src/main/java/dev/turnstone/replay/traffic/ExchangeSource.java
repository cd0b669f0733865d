package dev.turnstone.replay.traffic;

import java.time.Duration;
import java.util.Optional;

/// The traffic log as replay reads it: in its order, from the first entry that was not done.
///
/// One thread reads; entries are told done by any thread, in any order.
public interface ExchangeSource extends AutoCloseable {
    /// The next entry; empty where none came within the time, which is the end of the log as it
    /// was.
    Optional<Captured> next(Duration wait) throws InterruptedException;

    /// Makes the position durable: the next reader begins behind everything that is done without a
    /// gap.
    void commit();

    @Override
    void close();
}
