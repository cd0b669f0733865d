package dev.turnstone.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Counts what became of records.
public final class Receipts implements TrafficLogWriter.Receipt {
    private final AtomicInteger durable = new AtomicInteger();
    private final List<String> lost = new CopyOnWriteArrayList<>();

    @Override
    public void durable() {
        durable.incrementAndGet();
    }

    @Override
    public void lost(String reason) {
        lost.add(reason);
    }

    public int count() {
        return durable.get();
    }

    public List<String> lost() {
        return lost;
    }

    /// Until so many are told, one way or the other.
    public void await(int count, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (durable.get() + lost.size() < count) {
            assertThat(System.nanoTime()).as("%s durable", durable).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
