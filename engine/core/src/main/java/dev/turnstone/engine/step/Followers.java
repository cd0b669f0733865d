package dev.turnstone.engine.step;

import dev.turnstone.engine.operation.SyncOperation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// What is being followed in this process, by the step that follows; any thread.
final class Followers {
    private final Map<String, Follower> all = new ConcurrentHashMap<>();

    /// One follower: asked to finish, it does a last round and ends.
    static final class Follower {
        private final SyncOperation sync;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean finishing;

        Follower(SyncOperation sync) {
            this.sync = sync;
        }

        long rounds() {
            return sync.rounds();
        }

        boolean isFinishing() {
            return finishing;
        }

        boolean hasEnded() {
            return ended.getCount() == 0;
        }

        /// Waits until its last round is done.
        void finish() throws InterruptedException {
            finishing = true;
            ended.await();
        }
    }

    Follower begin(String step, SyncOperation sync) {
        Follower follower = new Follower(sync);
        all.put(step, follower);
        return follower;
    }

    void ended(String step, Follower follower) {
        follower.ended.countDown();
        all.remove(step, follower);
    }

    Optional<Follower> find(String step) {
        return Optional.ofNullable(all.get(step));
    }
}
