package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.host.RunView;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the engine knew at one moment: immutable, whole. `trouble` says why there is nothing newer,
/// and is empty where there is.
public record FeedSnapshot(
        Instant taken, String current, List<SessionState> sessions, String trouble) {
    private static final Duration STALE = Duration.ofSeconds(10);

    public FeedSnapshot {
        sessions = List.copyOf(sessions);
    }

    public static FeedSnapshot empty() {
        return new FeedSnapshot(Instant.EPOCH, "", List.of(), "");
    }

    /// Nothing was heard yet.
    public boolean isEmpty() {
        return taken.equals(Instant.EPOCH);
    }

    public boolean isStale(Instant now) {
        return !isEmpty() && age(now).compareTo(STALE) > 0;
    }

    public Duration age(Instant now) {
        return Duration.between(taken, now);
    }

    public Optional<SessionState> session(String name) {
        return sessions.stream().filter(session -> session.name().equals(name)).findFirst();
    }

    /// The newest run of the current session.
    public Optional<RunView> run() {
        return session(current).flatMap(SessionState::run);
    }

    FeedSnapshot troubled(String why) {
        return new FeedSnapshot(taken, current, sessions, why);
    }
}
