package dev.turnstone.model.cluster;

import java.time.Duration;

/// Time that can be waited for; tests bring their own.
interface Ticker {
    long nanos();

    void sleep(Duration howLong) throws InterruptedException;

    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration howLong) throws InterruptedException {
                Thread.sleep(howLong);
            }
        };
    }
}
