package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Keeps the draft of a session where the command line looks for it, and beside it the step that
/// one was at. Each file is written in one piece, so that a crash leaves the last state. Any
/// thread.
final class DraftDesk {
    private final Path folder;
    private final Path secrets;
    private final Engine engine;
    private long newest;

    /// A draft as it was left.
    record Kept(String yaml, WizardStep step) {}

    DraftDesk(Path home, Engine engine) {
        this.folder = home.resolve("drafts");
        this.secrets = home.resolve("secrets");
        this.engine = engine;
    }

    /// The draft, else the newest spec of the session, else nothing.
    synchronized Kept load(String session) {
        try {
            Path draft = draft(session);
            String yaml =
                    Files.exists(draft)
                            ? Files.readString(draft)
                            : engine.ask(Engine.request("spec", session)).path("spec").asString("");
            Path step = step(session);
            return new Kept(
                    yaml, WizardStep.of(Files.exists(step) ? Files.readString(step).strip() : ""));
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The draft of the session " + session + " cannot be read.",
                    "Check that the folder " + folder + " may be read, then open the page again.",
                    e);
        }
    }

    /// Keeps it as a draft; one that is older than what was kept already is let go.
    synchronized void keep(String session, Kept draft, long version) {
        if (version < newest) {
            return;
        }
        newest = version;
        write(draft(session), draft.yaml());
        write(step(session), draft.step().key());
    }

    /// Makes it the session's newest spec.
    synchronized void configure(String session, String yaml, String who) {
        SpecReading reading = Specs.read(yaml);
        for (Problem problem : reading.feedback().problems()) {
            if (problem.isError()) {
                throw new TurnstoneException(
                        problem.path() + ": " + problem.what(), problem.remedy());
            }
        }
        JsonNode now = engine.ask(Engine.request("spec", session));
        if (!now.path("spec").asString("").equals(yaml)) {
            engine.ask(Engine.request("configure", session).put("spec", yaml).put("who", who));
        }
    }

    /// A file for what goes with a draft, such as the edits of its metadata.
    Path beside(String session, String ending) {
        return folder.resolve(session + ending);
    }

    /// The draft has become a run: the next visit begins with its spec.
    synchronized void forget(String session) {
        try {
            Files.deleteIfExists(draft(session));
            Files.deleteIfExists(step(session));
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    /// Where a typed secret of this cluster is kept.
    Path secret(String session, Side side) {
        return secrets.resolve(session + "-" + side.key());
    }

    synchronized void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannot(file, e);
        }
    }

    private Path draft(String session) {
        return folder.resolve(session + ".yaml");
    }

    private Path step(String session) {
        return folder.resolve(session + ".step");
    }

    private static TurnstoneException cannot(Path file, IOException cause) {
        return new TurnstoneException(
                "The draft " + file + " cannot be written. What you typed is still here.",
                "Check that the home may be written and has room.",
                cause);
    }
}
