package dev.turnstone.replay.sink;

/// Finds the pace at which the target takes most: climbs one step at a time while the rate grows,
/// steps back when it does not, and gives way at once when the target says that it is too much.
///
/// Pure: time comes with each call. Owned by whoever holds the sink's lock.
final class PaceController {
    private static final double WORTH_IT = 1.03;
    private static final long SHORTEST_WINDOW = 400_000_000L;
    private static final int FIRST_HOLD = 6;
    private static final int LONGEST_HOLD = 48;

    private final PaceLimits limits;
    private Pace pace;
    private Pace before;
    private double rateBefore;
    private boolean growBulk;
    private boolean trying;
    private int hold;
    private int nextHold = FIRST_HOLD;

    private long windowStart = -1;
    private long windowBytes;
    private long windowLatency;
    private int windowBulks;

    PaceController(PaceLimits limits) {
        this.limits = limits;
        this.pace = limits.start();
        this.before = pace;
    }

    Pace pace() {
        return pace;
    }

    /// The target took a bulk.
    void answered(long now, long bytes, long latency) {
        if (windowStart < 0) {
            windowStart = now;
            return;
        }
        windowBytes += bytes;
        windowLatency += latency;
        windowBulks++;
        if (windowBulks >= 2 * pace.concurrency() && now - windowStart >= SHORTEST_WINDOW) {
            decide(windowBytes / (double) (now - windowStart), windowLatency / windowBulks);
            restart(now);
        }
    }

    /// The target said that this was too much, or did not answer.
    void rejected(long now) {
        if (windowStart >= 0 && hold > 0 && now - windowStart < SHORTEST_WINDOW) {
            return;
        }
        pace = new Pace(within(pace.concurrency() / 2), pace.bulkBytes());
        rest();
        restart(now);
    }

    private void decide(double rate, long latency) {
        if (latency > limits.slow().toNanos()) {
            pace = new Pace(pace.concurrency(), bytesWithin(pace.bulkBytes() / 2));
            rest();
        } else if (trying) {
            judge(rate);
        } else if (hold > 0) {
            hold--;
            rateBefore = rate;
        } else {
            rateBefore = rate;
            tryNext();
        }
    }

    private void judge(double rate) {
        if (rate > rateBefore * WORTH_IT) {
            rateBefore = rate;
            nextHold = FIRST_HOLD;
            tryNext();
            return;
        }
        pace = before;
        growBulk = !growBulk;
        rest();
    }

    private void tryNext() {
        before = pace;
        pace = grown();
        if (pace.equals(before)) {
            growBulk = !growBulk;
            pace = grown();
        }
        trying = !pace.equals(before);
    }

    private Pace grown() {
        return growBulk
                ? new Pace(pace.concurrency(), bytesWithin(pace.bulkBytes() / 2 * 3))
                : new Pace(within(pace.concurrency() + 1), pace.bulkBytes());
    }

    private void rest() {
        trying = false;
        hold = nextHold;
        nextHold = Math.min(LONGEST_HOLD, nextHold * 2);
    }

    private void restart(long now) {
        windowStart = now;
        windowBytes = 0;
        windowLatency = 0;
        windowBulks = 0;
    }

    private int within(int concurrency) {
        return Math.clamp(concurrency, limits.least().concurrency(), limits.most().concurrency());
    }

    private int bytesWithin(int bytes) {
        return Math.clamp(bytes, limits.least().bulkBytes(), limits.most().bulkBytes());
    }
}
