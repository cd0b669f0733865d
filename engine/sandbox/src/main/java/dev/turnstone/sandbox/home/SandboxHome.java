package dev.turnstone.sandbox.home;

import dev.turnstone.sandbox.SandboxException;
import dev.turnstone.sandbox.files.Tree;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The folder of a sandbox: its state file, the supervisor's log, and the servers' data.
record SandboxHome(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The sandbox's part of Turnstone's home folder.
    static SandboxHome in(Path home) {
        return new SandboxHome(home.toAbsolutePath().resolve("sandbox"));
    }

    Path log() {
        return folder.resolve("supervisor.log");
    }

    void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    Optional<State> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(stateFile()), State.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    void write(State state) {
        try {
            Path written = Files.createTempFile(folder, "state", ".tmp");
            Files.writeString(written, JSON.writeValueAsString(state));
            Files.move(
                    written,
                    stateFile(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    void delete() {
        Tree.delete(folder);
    }

    private Path stateFile() {
        return folder.resolve("state.json");
    }

    private SandboxException notWritable(IOException cause) {
        return new SandboxException(
                "The sandbox's folder " + folder + " cannot be used: " + cause.getMessage(),
                "Make room there or name another folder with --home, then try again.",
                cause);
    }
}
