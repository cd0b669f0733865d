package dev.turnstone.replay.sink;

import java.util.TreeSet;

/// The bulks that are on their way to the target and back. A number of the target that none of our
/// answers brought is somebody else's once those of then are back. Any thread.
final class Flights {
    private final TreeSet<Long> open = new TreeSet<>();
    private long begun;

    /// Ends when its answer is booked, or that there was none.
    interface Flight extends AutoCloseable {
        @Override
        void close();
    }

    synchronized Flight begin() {
        long flight = ++begun;
        open.add(flight);
        return () -> end(flight);
    }

    /// Waits until every bulk that is on its way now is back; those begun later are not waited for.
    /// Not for a thread that has one on its way.
    synchronized void awaitThoseOfNow() throws InterruptedException {
        long last = begun;
        while (!open.isEmpty() && open.first() <= last) {
            wait();
        }
    }

    private synchronized void end(long flight) {
        open.remove(flight);
        notifyAll();
    }
}
