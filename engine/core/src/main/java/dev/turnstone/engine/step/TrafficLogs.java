package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.Capture;
import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /// A log tells of one cluster: numbers and documents of another one are never taken for its
    /// own. Refused where this log was begun before another.
    synchronized void requireOf(String cluster, String migration, Capture.Proxy how) {
        String log = of(migration, how);
        Path file = folder().resolve(migration + ".sources");
        try {
            String noted = Files.exists(file) ? Files.readString(file) : "{}";
            if (!(Json.MAPPER.readTree(noted) instanceof ObjectNode known)) {
                throw unusable(file, "it does not say of which cluster a log tells", null);
            }
            String before = known.path(log).asString(cluster);
            if (!before.equals(cluster)) {
                throw new TurnstoneException(
                        "The traffic log "
                                + log
                                + " was begun before another source (cluster "
                                + before
                                + ", and now "
                                + cluster
                                + "). Nothing of it was replayed.",
                        "Name another log as the capture's, or see that the source's address is"
                                + " right.");
            }
            if (!known.has(log)) {
                Files.createDirectories(folder());
                Path next = folder().resolve(migration + ".sources.next");
                Files.writeString(next, known.put(log, cluster).toString());
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw unusable(file, FileTrouble.of(e), e);
        } catch (JacksonException e) {
            throw unusable(file, e.getOriginalMessage(), e);
        }
    }

    private static TurnstoneException unusable(Path file, String why, @Nullable Exception cause) {
        return new TurnstoneException(
                "The file " + file + " cannot be used: " + why + ".",
                "Make room on that disk, or remove the file where it is damaged.",
                cause);
    }

    private Path folder() {
        return home.resolve("sessions").resolve(session.name()).resolve("traffic");
    }

    private Path usual(String migration) {
        Path own = folder().resolve(migration);
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
