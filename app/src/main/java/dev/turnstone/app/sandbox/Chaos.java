package dev.turnstone.app.sandbox;

import dev.turnstone.sandbox.SearchServer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes trouble while a sandbox is migrated: kills and restarts the target, freezes it, and
/// freezes the source for moments that its clients bear. The same seed makes the same trouble in
/// the same order. Its own thread does it; closed, everything runs again.
final class Chaos implements AutoCloseable {
    private static final int SHORTEST_QUIET_MILLIS = 800;
    private static final int LONGEST_QUIET_MILLIS = 3_500;
    private static final int LONGEST_TARGET_MILLIS = 3_000;
    private static final int LONGEST_SOURCE_MILLIS = 700;

    private final SearchServer source;
    private final SearchServer target;
    private final Random random;
    private final List<String> done = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    private Chaos(SearchServer source, SearchServer target, long seed) {
        this.source = source;
        this.target = target;
        this.random = new Random(seed);
        this.thread = Thread.ofVirtual().name("chaos").unstarted(this::work);
    }

    static Chaos begin(SearchServer source, SearchServer target, long seed) {
        Chaos chaos = new Chaos(source, target, seed);
        chaos.thread.start();
        return chaos;
    }

    /// What was done so far, in words.
    synchronized List<String> done() {
        return List.copyOf(done);
    }

    private void work() {
        try {
            while (!closed) {
                Thread.sleep(between(SHORTEST_QUIET_MILLIS, LONGEST_QUIET_MILLIS));
                if (!closed) {
                    once();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            note("the trouble ended by itself: " + e);
        }
    }

    private void once() throws InterruptedException {
        switch (random.nextInt(4)) {
            case 0 -> {
                note("killed the target and started it again");
                target.kill();
                target.restart();
            }
            case 1, 2 -> freeze(target, "target", between(200, LONGEST_TARGET_MILLIS));
            default -> freeze(source, "source", between(50, LONGEST_SOURCE_MILLIS));
        }
    }

    private void freeze(SearchServer server, String name, int millis) throws InterruptedException {
        note("froze the " + name + " for " + millis + " ms");
        server.pause();
        try {
            Thread.sleep(millis);
        } finally {
            server.resume();
        }
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least);
    }

    private synchronized void note(String what) {
        done.add(what);
    }

    /// Waits for what is under way: a server that is being restarted comes up.
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        if (!target.running()) {
            target.restart();
        }
    }
}
