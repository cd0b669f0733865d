package dev.turnstone.model.cluster;

import java.util.concurrent.Semaphore;

/// Lets so many requests at once, and so many per second, through to one cluster; first come, first
/// served.
final class Throttle {
    private final Semaphore places;
    private final TokenBucket rate;

    Throttle(Limits limits, Ticker ticker) {
        this.places = new Semaphore(limits.concurrency(), true);
        this.rate = new TokenBucket(limits.requestsPerSecond(), ticker);
    }

    void enter() throws InterruptedException {
        places.acquire();
        try {
            rate.take();
        } catch (InterruptedException e) {
            places.release();
            throw e;
        }
    }

    void leave() {
        places.release();
    }
}
