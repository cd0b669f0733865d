package dev.turnstone.engine.host;

import dev.turnstone.model.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/// Where other processes of the same user ask an engine: loopback only, one line of JSON each way,
/// with a token that only the home's owner can read.
public final class Door implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int TOKEN_BYTES = 24;

    private final ServerSocket server;
    private final Path note;
    private final String token;
    private final UnaryOperator<JsonNode> answers;

    private Door(ServerSocket server, Path note, String token, UnaryOperator<JsonNode> answers) {
        this.server = server;
        this.note = note;
        this.token = token;
        this.answers = answers;
    }

    /// Opens the door and leaves a note in the home that says where it is.
    public static Door open(Path home, UnaryOperator<JsonNode> answers) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Door door = new Door(server, note(home), token, answers);
            door.leaveNote();
            Thread.ofVirtual().name("door").start(door::serve);
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path note(Path home) {
        return home.resolve("engine.json");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(note);
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leaveNote() throws IOException {
        Path fresh = note.resolveSibling("engine.json.new");
        Files.deleteIfExists(fresh);
        if (Files.getFileStore(note.toAbsolutePath().getParent())
                .supportsFileAttributeView("posix")) {
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        ObjectNode where =
                Json.MAPPER
                        .createObjectNode()
                        .put("port", server.getLocalPort())
                        .put("token", token)
                        .put("pid", ProcessHandle.current().pid());
        Files.writeString(fresh, where.toString());
        Files.move(fresh, note, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("A caller could not be let in", e);
                }
            }
        }
    }

    private void answer(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        caller.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            if (line == null) {
                return;
            }
            JsonNode request = Json.MAPPER.readTree(line);
            if (!java.security.MessageDigest.isEqual(
                    token.getBytes(StandardCharsets.UTF_8),
                    request.path("token").asString("").getBytes(StandardCharsets.UTF_8))) {
                return;
            }
            String answer = answers.apply(request) + "\n";
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
        } catch (IOException | RuntimeException e) {
            LOG.warn("A caller could not be answered", e);
        }
    }
}
