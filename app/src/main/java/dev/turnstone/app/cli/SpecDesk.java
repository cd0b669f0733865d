package dev.turnstone.app.cli;

import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.model.FileTrouble;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The spec of a session: the newest version that the engine remembers, and beside it a draft while
/// it is not fit to be kept. A draft is written in one piece.
final class SpecDesk {
    private final WorkflowOptions options;
    private final JsonNode kept;
    private final Path draft;

    private SpecDesk(WorkflowOptions options, JsonNode kept) {
        this.options = options;
        this.kept = kept;
        this.draft = options.home().resolve("drafts").resolve(session() + ".yaml");
    }

    static SpecDesk open(WorkflowOptions options) {
        SpecDesk desk = new SpecDesk(options, asked(options, options.request("spec")));
        if (!desk.session().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new WrongUsage(
                    "--session: " + desk.session() + " (expected: letters, digits, . _ -)");
        }
        return desk;
    }

    String session() {
        return kept.path("session").asString("");
    }

    /// The draft, else the newest version.
    Optional<String> text() {
        return Files.exists(draft)
                ? Optional.of(GivenFile.read("spec", draft))
                : kept.has("spec") ? Optional.of(kept.path("spec").asString("")) : Optional.empty();
    }

    /// Keeps a text: as the session's newest version where it is fit, else as its draft. The
    /// version, or zero.
    int keep(String text, SpecReading reading) {
        try {
            if (reading.isClear()) {
                ObjectNode request = options.request("configure").put("spec", text);
                int version = asked(options, request).path("version").asInt();
                Files.deleteIfExists(draft);
                return version;
            }
            Files.createDirectories(draft.toAbsolutePath().getParent());
            Path fresh = draft.resolveSibling(draft.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, draft, StandardCopyOption.REPLACE_EXISTING);
            return 0;
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The draft " + draft + " cannot be written: " + FileTrouble.of(e) + ".",
                    "Check that the home may be written and has room (--home).",
                    e);
        }
    }

    private static JsonNode asked(WorkflowOptions options, ObjectNode request) {
        JsonNode answer = options.link().ask(request);
        if (answer.has("error")) {
            throw new TurnstoneException(
                    answer.path("error").asString(""), answer.path("remedy").asString(""));
        }
        return answer;
    }
}
