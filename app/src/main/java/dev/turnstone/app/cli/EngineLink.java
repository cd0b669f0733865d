package dev.turnstone.app.cli;

import dev.turnstone.app.EngineStart;
import dev.turnstone.engine.history.HistoryException;
import dev.turnstone.engine.host.Caller;
import dev.turnstone.engine.host.EngineHost;
import dev.turnstone.engine.host.Requests;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.SecretSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The engine of a home: one that runs is asked; where none does, one is started for what needs it,
/// and for everything else the history is read here.
final class EngineLink {
    private static final Duration START = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 100;

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
        Process engine = new EngineStart(home).start();
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
        return EngineStart.log(home);
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
