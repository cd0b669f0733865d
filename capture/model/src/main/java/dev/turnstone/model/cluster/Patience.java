package dev.turnstone.model.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// Decides after each try of one request whether there is another, and how long to wait for it.
/// Confined to the thread that sends.
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LARGEST_SHIFT = 10;

    private final Ticker ticker;
    private final DoubleSupplier random;
    private final long start;
    private final int mostTries;
    private final Duration total;
    private int tries = 1;

    Patience(int retries, Duration total, Ticker ticker, DoubleSupplier random) {
        this.ticker = ticker;
        this.random = random;
        this.start = ticker.nanos();
        this.mostTries = 1 + retries;
        this.total = total;
    }

    int tries() {
        return tries;
    }

    Duration spent() {
        return Duration.ofNanos(ticker.nanos() - start);
    }

    /// How long to wait for the next try, or empty where this was the last.
    Optional<Duration> again(Optional<Duration> asked) {
        Duration wait = asked.orElseGet(this::backoff);
        if (tries >= mostTries || spent().plus(wait).compareTo(total) > 0) {
            return Optional.empty();
        }
        tries++;
        return Optional.of(wait);
    }

    /// Doubles with every try; half of it is chance, so that many clients do not return at once.
    private Duration backoff() {
        long full =
                Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(tries - 1, LARGEST_SHIFT));
        return Duration.ofNanos((long) (full * (0.5 + random.getAsDouble() / 2)));
    }
}
