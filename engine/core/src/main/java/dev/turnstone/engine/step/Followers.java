package dev.turnstone.engine.step;

import dev.turnstone.engine.workflow.Outcome;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/// What is being followed in this process, by group and target; any thread.
final class Followers {
    private final Map<String, Follower> all = new ConcurrentHashMap<>();

    /// A follower that has caught up: how far it was behind, what the target refused so far,
    /// operations that went past it, and the indices that it cannot read at the moment, and why.
    record Caught(Duration lag, long failed, long holes, Map<String, String> unreadable) {
        Caught(Duration lag, long failed, long holes) {
            this(lag, failed, holes, Map.of());
        }
    }

    /// How somebody waits until the target holds what the source held when the wait began; empty
    /// where that ended before.
    interface CatchingUp {
        Optional<Caught> await(BooleanSupplier stopped) throws InterruptedException;
    }

    /// One follower: asked to finish, it brings what is left and ends.
    static final class Follower {
        private final CatchingUp catchingUp;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean finishing;
        private volatile boolean broughtAll;

        Follower(CatchingUp catchingUp) {
            this.catchingUp = catchingUp;
        }

        /// Empty where it ended, or the wait was stopped.
        Optional<Caught> catchUp(BooleanSupplier stopped) throws InterruptedException {
            return catchingUp.await(() -> stopped.getAsBoolean() || hasEnded());
        }

        boolean isFinishing() {
            return finishing;
        }

        boolean hasEnded() {
            return ended.getCount() == 0;
        }

        /// What came of it, told before it ends: only what is done brought everything.
        void came(Outcome outcome) {
            broughtAll = outcome instanceof Outcome.Done;
        }

        /// Waits until it ended, in whatever way: whether it brought what was left.
        boolean finish() throws InterruptedException {
            finishing = true;
            ended.await();
            return broughtAll;
        }
    }

    /// What is followed, whichever way: one group to one target.
    static String key(String migration, String group, String target) {
        return migration + "/" + group + "/" + target;
    }

    Follower begin(String key, CatchingUp catchingUp) {
        Follower follower = new Follower(catchingUp);
        all.put(key, follower);
        return follower;
    }

    void ended(String key, Follower follower) {
        follower.ended.countDown();
        all.remove(key, follower);
    }

    Optional<Follower> find(String key) {
        return Optional.ofNullable(all.get(key));
    }
}
