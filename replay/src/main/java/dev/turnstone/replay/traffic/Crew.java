package dev.turnstone.replay.traffic;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// The threads of a replay: whatever breaks one of them ends all, and is told once. Any thread.
final class Crew {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private final CountDownLatch hands;
    private final Runnable broken;

    /// `broken` is called when the first of so many hands breaks.
    Crew(int hands, Runnable broken) {
        this.hands = new CountDownLatch(hands);
        this.broken = broken;
    }

    /// Something that may wait and be interrupted.
    interface Work {
        void run() throws InterruptedException;
    }

    void start(String name, Work work) {
        Thread.ofVirtual()
                .name(name)
                .start(
                        () -> {
                            try {
                                work.run();
                            } catch (Ended e) {
                                LOG.debug("{}: {}", name, e.getMessage());
                            } catch (InterruptedException | RuntimeException | Error e) {
                                fail(e);
                            } finally {
                                hands.countDown();
                            }
                        });
    }

    void fail(Throwable why) {
        if (!(why instanceof Ended) && trouble.compareAndSet(null, why)) {
            LOG.error("The replay ends: {}", why.getMessage(), why);
            broken.run();
        }
    }

    @Nullable Throwable trouble() {
        return trouble.get();
    }

    boolean isBroken() {
        return trouble.get() != null;
    }

    void await() throws InterruptedException {
        hands.await();
    }
}
