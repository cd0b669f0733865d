package dev.turnstone.sandbox.fault;

import java.time.Duration;

/// The fault of the moment, and a way to wait for the next one. Thread-safe.
final class Weather {
    private Fault fault = new Fault.None();

    synchronized Fault now() {
        return fault;
    }

    synchronized void turn(Fault next) {
        fault = next;
        notifyAll();
    }

    /// Returns when the fault is no longer this one.
    synchronized void awaitChange(Fault from) throws InterruptedException {
        while (fault.equals(from)) {
            wait();
        }
    }

    /// Returns after so long, or sooner when the fault is no longer this one.
    synchronized void pause(Fault while_, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (left > 0 && fault.equals(while_)) {
            wait(Math.max(1, left / 1_000_000));
            left = end - System.nanoTime();
        }
    }
}
