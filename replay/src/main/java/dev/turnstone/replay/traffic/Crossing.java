package dev.turnstone.replay.traffic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// Where barriers and healing meet: one of them at a time; and which indices were found to be
/// others than before, for the next barrier. Any thread.
final class Crossing {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> replaced = new ConcurrentHashMap<>();

    /// What may be interrupted.
    interface Passage {
        void run() throws InterruptedException;
    }

    void alone(Passage passage) throws InterruptedException {
        lock.lock();
        try {
            passage.run();
        } finally {
            lock.unlock();
        }
    }

    void replaced(String index, String what) {
        replaced.putIfAbsent(index, what);
    }

    boolean isClear() {
        return replaced.isEmpty();
    }

    /// Those that stand when this begins; each is forgotten when it was dealt with.
    void eachReplaced(BiConsumer<String, String> barrier) {
        replaced.forEach(
                (index, what) -> {
                    barrier.accept(index, what);
                    replaced.remove(index);
                });
    }
}
