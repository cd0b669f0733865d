package dev.turnstone.engine.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the changes of each session, and tells those who listen; any thread.
///
/// A count only grows, also from one engine to the next: whoever polls compares one number.
final class Watchers {
    private static final long FOR_EACH_MILLISECOND = 1_000;

    private final long first;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Watchers(long nowMillis) {
        this.first = nowMillis * FOR_EACH_MILLISECOND;
    }

    private static final class Session {
        private final AtomicLong version;
        private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

        Session(long first) {
            this.version = new AtomicLong(first);
        }
    }

    long version(String session) {
        return of(session).version.get();
    }

    void changed(String session) {
        Session changed = of(session);
        changed.version.incrementAndGet();
        changed.listeners.forEach(Runnable::run);
    }

    Subscription watch(String session, Runnable listener) {
        Session watched = of(session);
        watched.listeners.add(listener);
        return () -> watched.listeners.remove(listener);
    }

    private Session of(String session) {
        return sessions.computeIfAbsent(session, _ -> new Session(first));
    }
}
