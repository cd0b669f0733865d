package dev.turnstone.engine.host;

import dev.turnstone.model.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Asks the engine of a home that runs in another process.
public final class Caller {
    private static final int CONNECT_MILLIS = 2_000;

    /// Longer than any answer takes: only a stranger at the port of a dead engine says nothing.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final Duration patience;

    public Caller(Path home) {
        this(home, PATIENCE);
    }

    Caller(Path home, Duration patience) {
        this.home = home;
        this.patience = patience;
    }

    /// The engine's answer; empty where no engine runs for this home.
    public Optional<JsonNode> ask(ObjectNode request) {
        Path note = Door.note(home);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try (Socket socket = new Socket()) {
            JsonNode where = Json.MAPPER.readTree(Files.readString(note));
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), where.path("port").asInt()),
                    CONNECT_MILLIS);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            request.put("token", where.path("token").asString(""));
            socket.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            try (BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8))) {
                return Optional.ofNullable(in.readLine()).map(Json.MAPPER::readTree);
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            // Nobody is there, or somebody else: the note is of one that was killed, or damaged.
            return Optional.empty();
        }
    }

    /// Where one that runs says how to be asked; what was killed leaves it behind.
    public Path note() {
        return Door.note(home);
    }
}
