package dev.turnstone.model.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes only by waiting.
final class FakeTicker implements Ticker {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void sleep(Duration howLong) {
        waits.add(howLong);
        now.addAndGet(howLong.toNanos());
    }

    List<Duration> waits() {
        return waits;
    }
}
