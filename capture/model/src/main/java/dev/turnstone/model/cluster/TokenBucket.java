package dev.turnstone.model.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// At most so many per second; after a silence a tenth of a second's worth may go at once. Guarded
/// by its own monitor; waiting happens outside of it, in the order of arrival.
final class TokenBucket {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Ticker ticker;
    private final long start;
    private final double between;
    private final double slack;
    private double next;

    TokenBucket(double perSecond, Ticker ticker) {
        this.ticker = ticker;
        this.start = ticker.nanos();
        this.between = SECOND / perSecond;
        this.slack = Math.max(0, SECOND / 10 - between);
    }

    void take() throws InterruptedException {
        if (between > 0) {
            Duration wait = reserve();
            if (wait.isPositive()) {
                ticker.sleep(wait);
            }
        }
    }

    private synchronized Duration reserve() {
        double now = ticker.nanos() - start;
        double mine = Math.max(next, now - slack);
        next = mine + between;
        return Duration.ofNanos((long) Math.max(0, mine - now));
    }
}
