package dev.turnstone.documents.ask;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/// How the source is asked.
///
/// `patience` is how long an unacknowledged write is waited for. `epochs` gives the epoch of an
/// index; `clock` the position of our log now, for sources without sequence numbers.
public record AskOptions(Duration patience, ToIntFunction<String> epochs, LongSupplier clock) {
    public static final AskOptions DEFAULT = new AskOptions(Duration.ofMinutes(5), _ -> 0, () -> 1);
}
