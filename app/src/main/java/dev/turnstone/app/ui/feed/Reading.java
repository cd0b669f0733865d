package dev.turnstone.app.ui.feed;

import dev.turnstone.engine.host.RunView;
import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the engine for all sessions; those that nothing is under way for are asked less often. One
/// thread.
final class Reading {
    private static final Duration CALM = Duration.ofSeconds(2);

    private final Engine engine;
    private final InstantSource clock;
    private final Map<String, Read> kept = new HashMap<>();

    private record Read(Instant at, Optional<RunView> run, String trouble) {
        boolean isGoodAt(Instant now) {
            boolean busy = run.map(view -> view.driven()).orElse(false);
            return !busy && Duration.between(at, now).compareTo(CALM) < 0;
        }
    }

    Reading(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    FeedSnapshot take() {
        Instant now = clock.instant();
        JsonNode answer = engine.ask(Engine.request("sessions"));
        String current = answer.path("current").asString("");
        List<SessionState> sessions = new ArrayList<>();
        for (JsonNode session : answer.path("sessions")) {
            String name = session.path("name").asString("");
            Read before = kept.get(name);
            // The one that is looked at is never behind.
            Read read =
                    before != null && !name.equals(current) && before.isGoodAt(now)
                            ? before
                            : read(name, before, now);
            kept.put(name, read);
            sessions.add(
                    new SessionState(
                            name, session.path("origin").asString(""), read.run(), read.trouble()));
        }
        if (sessions.stream().noneMatch(each -> each.name().equals(current))) {
            // The usual session is there before anybody made it.
            sessions.addFirst(new SessionState(current, "", Optional.empty()));
        }
        return new FeedSnapshot(
                now,
                current,
                sessions,
                sessions.stream()
                        .filter(each -> each.name().equals(current))
                        .map(SessionState::trouble)
                        .findFirst()
                        .orElse(""));
    }

    /// Empty where the session has no run yet. Where it has one that cannot be read, what was read
    /// of it before stays, and the reason stands beside it.
    private Read read(String session, @Nullable Read before, Instant now) {
        try {
            return new Read(
                    now,
                    Optional.of(
                            Json.MAPPER.treeToValue(
                                    engine.ask(Engine.request("status", session)), RunView.class)),
                    "");
        } catch (EngineRefused e) {
            if (e.isNothingYet()) {
                return new Read(now, Optional.empty(), "");
            }
            return new Read(
                    now,
                    before == null ? Optional.empty() : before.run(),
                    e.getMessage() + " " + e.remedy());
        }
    }
}
