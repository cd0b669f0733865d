package dev.turnstone.app.ui.wizard;

import dev.turnstone.app.ui.feed.Engine;
import dev.turnstone.engine.spec.SpecEdit;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Keeps the draft of a session where the command line looks for it, and beside it the step that
/// one was at. Each file is written in one piece, so that a crash leaves the last state. Any
/// thread.
final class DraftDesk {
    private final Path folder;
    private final Path secrets;
    private final Engine engine;
    private final Map<String, Unwritten> unwritten = new LinkedHashMap<>();
    private long newest;

    /// What is to be on disk for a session and is not yet; `own` where it is more than its spec.
    private record Unwritten(Kept kept, boolean own) {}

    /// A draft as it was left, and the version of the session's spec that it began from, or 0.
    record Kept(String yaml, WizardStep step, int base) {}

    /// What was left, and the session's newest spec.
    record Loaded(Kept kept, Base newest) {}

    /// One version of a session's spec; version 0 where there is none. The text is empty where
    /// nobody knows it any more.
    record Base(int version, String text) {
        static final Base NONE = new Base(0, "");

        /// It says the same as a draft.
        boolean says(String yaml) {
            return SpecEdit.of(text).map(SpecEdit::yaml).orElse("").equals(yaml);
        }

        /// A draft that began from another version would undo what this one says.
        boolean isInTheWayOf(int base, String yaml) {
            return version > 0 && version != base && !says(yaml);
        }
    }

    DraftDesk(Path home, Engine engine) {
        this.folder = home.resolve("drafts");
        this.secrets = home.resolve("secrets");
        this.engine = engine;
    }

    /// The draft, else the newest spec of the session, else nothing.
    synchronized Loaded load(String session) {
        Base spec = newest(session);
        Unwritten here = unwritten.get(session);
        if (here != null) {
            return new Loaded(here.kept(), spec);
        }
        try {
            WizardStep step = WizardStep.of(read(step(session)));
            if (!Files.exists(draft(session))) {
                return new Loaded(new Kept(spec.text(), step, spec.version()), spec);
            }
            String yaml = Files.readString(draft(session));
            if (!yaml.isBlank() && SpecEdit.of(yaml).isEmpty()) {
                throw new TurnstoneException(
                        "The draft "
                                + draft(session)
                                + " cannot be read as YAML. It stays as it is.",
                        "Mend or delete the file, then open the page again.");
            }
            String base = read(base(session));
            return new Loaded(
                    new Kept(yaml, step, base.matches("\\d{1,9}") ? Integer.parseInt(base) : 0),
                    spec);
        } catch (IOException e) {
            throw new TurnstoneException(
                    "The draft of the session " + session + " cannot be read.",
                    "Check that the folder " + folder + " may be read, then open the page again.",
                    e);
        }
    }

    /// The session's newest spec.
    Base newest(String session) {
        JsonNode spec = engine.ask(Engine.request("spec", session));
        String text = spec.path("spec").asString("");
        return new Base(text.isEmpty() ? 0 : Math.max(1, spec.path("version").asInt(0)), text);
    }

    /// Keeps where one is, and the draft where it is `own`: more than the spec that it began from.
    /// One that is older than what was kept already is let go; one that cannot be written is held,
    /// and written with the next one.
    synchronized void keep(String session, Kept draft, boolean own, long version) {
        if (version < newest) {
            return;
        }
        newest = version;
        unwritten.put(session, new Unwritten(draft, own));
        flush();
    }

    /// Writes what could not be written before.
    synchronized void flush() {
        for (Map.Entry<String, Unwritten> each : List.copyOf(unwritten.entrySet())) {
            flush(each.getKey(), each.getValue());
            unwritten.remove(each.getKey());
        }
    }

    private void flush(String session, Unwritten now) {
        if (now.own()) {
            write(draft(session), now.kept().yaml());
            write(base(session), String.valueOf(now.kept().base()));
        } else {
            delete(draft(session), base(session));
        }
        write(step(session), now.kept().step().key());
    }

    /// A draft without errors, as the engine takes it.
    String checked(String yaml) {
        SpecReading reading = Specs.read(yaml);
        for (Problem problem : reading.feedback().problems()) {
            if (problem.isError()) {
                throw new TurnstoneException(
                        problem.path() + ": " + problem.what(), problem.remedy());
            }
        }
        return yaml;
    }

    /// Makes it the session's newest spec, where that is still the version that it began from.
    synchronized Base configure(String session, String yaml, Base base, String who) {
        checked(yaml);
        Base now = newest(session);
        if (now.text().equals(yaml)) {
            return now;
        }
        if (now.isInTheWayOf(base.version(), yaml)) {
            throw new TurnstoneException(
                    "The session "
                            + session
                            + " has a newer spec, version "
                            + now.version()
                            + ". Nothing was started.",
                    "Choose at the top of the page which of the two counts.");
        }
        JsonNode kept =
                engine.ask(Engine.request("configure", session).put("spec", yaml).put("who", who));
        return new Base(kept.path("version").asInt(0), yaml);
    }

    /// A file for what goes with a draft, such as the edits of its metadata.
    Path beside(String session, String ending) {
        return folder.resolve(session + ending);
    }

    /// The next visit begins with the session's spec; nothing older than this is kept any more.
    synchronized void forget(String session, long version) {
        newest = Math.max(newest, version);
        unwritten.remove(session);
        delete(draft(session), base(session), step(session));
    }

    /// A place for a secret that is typed now. None is written over: a run may go by the one that
    /// was typed before.
    Path freshSecret(String session, Side side) {
        String name = session + "-" + side.key();
        Path place = secrets.resolve(name);
        for (int n = 2; Files.exists(place); n++) {
            place = secrets.resolve(name + "-" + n);
        }
        return place;
    }

    /// Whether a typed secret of this cluster is kept there.
    boolean isSecret(String session, Side side, Path file) {
        return secrets.equals(file.getParent())
                && file.getFileName()
                        .toString()
                        .matches(Pattern.quote(session + "-" + side.key()) + "(-\\d+)?");
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

    /// Which version of the spec a draft began from.
    private Path base(String session) {
        return folder.resolve(session + ".base");
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private void delete(Path... files) {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw cannot(folder, e);
        }
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
