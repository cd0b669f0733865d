package dev.turnstone.replay.shadow;

import java.util.concurrent.atomic.AtomicInteger;

/// How much of what came of one entry of the log is not done yet; says done to the log at last. It
/// holds nothing of what was captured: thousands of these wait for their tuples to be durable. Any
/// thread.
final class Open {
    private final Runnable allDone;
    private final AtomicInteger count = new AtomicInteger(1);

    Open(Runnable allDone) {
        this.allDone = allDone;
    }

    void oneMore() {
        count.incrementAndGet();
    }

    void done() {
        if (count.decrementAndGet() == 0) {
            allDone.run();
        }
    }
}
