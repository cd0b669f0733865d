package dev.turnstone.proxy;

import java.time.Duration;

/// How long something has been so without a break, looked at from time to time.
final class Lasting {
    private boolean is;
    private long since;

    boolean exceeds(Duration limit, boolean isNow, long now) {
        if (isNow && !is) {
            since = now;
        }
        is = isNow;
        return is && now - since >= limit.toNanos();
    }
}
