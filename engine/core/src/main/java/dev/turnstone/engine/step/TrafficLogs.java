package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.Capture;
import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Where the traffic of a session's migrations is kept where the spec does not say. Any thread.
///
/// Once all sessions shared one log for each name of a migration: whoever began a capture then goes
/// on with that log.
final class TrafficLogs {
    private final Path home;
    private volatile Session session = new Session("main", Set.of());

    /// `begun` are the migrations whose capture it has begun before.
    private record Session(String name, Set<String> begun) {}

    TrafficLogs(Path home) {
        this.home = home;
    }

    void serve(String name, Set<String> begun) {
        session = new Session(name, Set.copyOf(begun));
    }

    String of(String migration, Capture.Proxy how) {
        return how.log().orElseGet(() -> usual(migration).toString());
    }

    private Path usual(String migration) {
        Path own =
                home.resolve("sessions")
                        .resolve(session.name())
                        .resolve("traffic")
                        .resolve(migration);
        Path shared = home.resolve("traffic").resolve(migration);
        if (Files.exists(own)) {
            return own;
        }
        if (session.begun().contains(migration) && Files.exists(shared)) {
            return shared;
        }
        try {
            return Files.createDirectories(own);
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The folder " + own + " cannot be made: " + FileTrouble.of(e) + ".",
                    "Make room on that disk, or name another folder as the capture's log.",
                    e);
        }
    }
}
