package dev.turnstone.app.cli;

import dev.turnstone.engine.history.HistoryException;
import dev.turnstone.engine.host.Caller;
import dev.turnstone.engine.host.EngineHost;
import dev.turnstone.engine.host.Requests;
import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.SecretSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The engine of a home: one that runs is asked; where none does, one is started for what needs it,
/// and for everything else the history is read here.
final class EngineLink {
    private static final Duration START = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 100;
    private static final String DETACH = "trap '' INT HUP; exec \"$@\"";

    private final Path home;

    EngineLink(Path home) {
        this.home = home.toAbsolutePath();
    }

    /// Reads or changes what is remembered; drives nothing.
    JsonNode ask(ObjectNode request) {
        Optional<JsonNode> answer = new Caller(home).ask(request);
        if (answer.isPresent()) {
            return answer.get();
        }
        try (EngineHost host = EngineHost.open(home, SecretSource.environment().or(new Prompt()))) {
            return new Requests(host).answer(request);
        } catch (HistoryException e) {
            // An engine that was just coming up has the history by now.
            return new Caller(home).ask(request).orElseThrow(() -> e);
        }
    }

    /// Needs an engine that goes on after this command.
    JsonNode drive(ObjectNode request) throws InterruptedException {
        Optional<JsonNode> answer = new Caller(home).ask(request);
        if (answer.isPresent()) {
            return answer.get();
        }
        Process engine = start();
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            Optional<JsonNode> told = new Caller(home).ask(request);
            if (told.isPresent()) {
                return told.get();
            }
            if (!engine.isAlive()) {
                break;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new TurnstoneException(
                "The engine did not come up: " + lastLine(), "Its whole log is " + log() + ".");
    }

    private Path log() {
        return home.resolve("engine.log");
    }

    private Process start() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            command.addAll(List.of("/bin/sh", "-c", DETACH, "turnstone-engine"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.turnstone.app.Main",
                        "workflow",
                        "engine",
                        "--home",
                        home.toString()));
        try {
            Files.createDirectories(home);
            Path nothing = Path.of(Files.exists(Path.of("/dev/null")) ? "/dev/null" : "NUL");
            return new ProcessBuilder(command)
                    .redirectInput(nothing.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The engine could not be started: " + FileTrouble.of(e) + ".",
                    "Check that there is memory and room, then try again.",
                    e);
        }
    }

    private String lastLine() {
        try {
            return Files.readString(log())
                    .lines()
                    .reduce((_, last) -> last)
                    .orElse("no word of it");
        } catch (IOException e) {
            return "it left no log";
        }
    }
}
