package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.metadata.Action;
import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.PlannedObject;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.model.Json;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What would be made on the target, and what somebody agreed to lose. Consents stand in a file of
/// edits beside the draft, which the spec names. The window's thread.
final class MetadataViewModel {
    private static final String CONSENT = "consent";
    private static final String REPLACE = "replace";
    private static final String SKIP = "skip";

    private final Draft draft;
    private final DraftDesk desk;
    private final Survey survey;
    private final Work work;
    private final Inquiry<Preview> preview;
    private final Consumer<String> leaveOut;
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private final HandWritten written = new HandWritten();
    private ObjectNode edits = Json.MAPPER.createObjectNode();
    private String session = "";
    private String asked = "";

    /// The plan, and the edits that it was made with.
    record Preview(MetadataPlan plan, ObjectNode edits) {}

    /// `leaveOut` is told an index that is not to go along.
    MetadataViewModel(
            Draft draft, DraftDesk desk, Survey survey, Work work, Consumer<String> leaveOut) {
        this.draft = draft;
        this.leaveOut = leaveOut;
        this.desk = desk;
        this.survey = survey;
        this.work = work;
        this.preview = new Inquiry<>(work.tasks());
    }

    Inquiry<Preview> preview() {
        return preview;
    }

    HandWritten written() {
        return written;
    }

    /// Something was written for an object that is neither kept nor discarded.
    boolean isWriting() {
        return objects().stream().anyMatch(this::isWriting);
    }

    boolean isWriting(PlannedObject object) {
        return written.text(object.key()).isPresent();
    }

    /// What is written for an object, as far as it is more than what is sent anyway.
    void write(PlannedObject object, String body) {
        if (body.equals(object.sent().toPrettyString())) {
            written.done(object.key());
        } else {
            written.write(object.key(), body);
        }
    }

    /// How many objects wait for a consent.
    ReadOnlyIntegerProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    void read(String of) {
        session = of;
        written.of(of);
        preview.forget();
    }

    void ask() {
        String yaml = draft.yaml();
        asked = draft.footing();
        String file = draft.text(path("edits"));
        preview.ask(() -> new Preview(survey.metadata(yaml), edits(file)));
    }

    /// Called when an answer came.
    void take(Preview fresh) {
        edits = fresh.edits().deepCopy();
        count();
    }

    List<PlannedObject> objects() {
        return preview.answer().map(each -> each.plan().objects()).orElse(List.of());
    }

    static boolean loses(PlannedObject object) {
        return object.losses().stream().anyMatch(Loss::consent);
    }

    boolean isConsented(PlannedObject object) {
        return draft.node(path(CONSENT)).asBoolean(false)
                || edits.path(object.key()).path(CONSENT).asBoolean(false);
    }

    void consent(PlannedObject object, boolean agreed) {
        ObjectNode edit = edit(object);
        if (agreed) {
            edit.put(CONSENT, true);
        } else {
            edit.remove(CONSENT);
        }
        count();
        keep(() -> {});
    }

    /// Everything that is to be made can be, by the draft as it is now: what is refused would make
    /// the run fail, and what is written by hand would not be sent.
    boolean isClear() {
        return preview.answer().isPresent()
                && asked.equals(draft.footing())
                && !isWriting()
                && objects().stream().noneMatch(object -> object.action() == Action.REFUSED);
    }

    boolean isEdited(PlannedObject object) {
        JsonNode edit = edits.path(object.key());
        return edit.has(REPLACE) || edit.has(SKIP);
    }

    /// What is wrong with a body that somebody wrote; empty where it can be sent.
    static Optional<String> trouble(String body) {
        try {
            return Json.MAPPER.readTree(body) instanceof ObjectNode object && !object.isEmpty()
                    ? Optional.empty()
                    : Optional.of("");
        } catch (JacksonException e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    /// This is sent instead; all of it is tried again.
    void replace(PlannedObject object, String body) {
        edit(object).remove(SKIP);
        edit(object).set(REPLACE, Json.MAPPER.readTree(body));
        written.done(object.key());
        keep(this::ask);
    }

    /// It is not made. An index stays behind with its documents; anything else alone.
    void leaveOut(PlannedObject object) {
        written.done(object.key());
        if (object.kind() == Kind.INDEX) {
            leaveOut.accept(object.from());
            edits.remove(object.key());
        } else {
            edit(object).remove(REPLACE);
            edit(object).put(SKIP, true);
        }
        keep(this::ask);
    }

    /// As it was proposed.
    void undoEdit(PlannedObject object) {
        written.done(object.key());
        edit(object).remove(List.of(REPLACE, SKIP));
        keep(this::ask);
    }

    private ObjectNode edit(PlannedObject object) {
        return edits.get(object.key()) instanceof ObjectNode known
                ? known
                : edits.putObject(object.key());
    }

    /// On disk before anything else happens with it.
    private void keep(Runnable then) {
        edits.removeIf(JsonNode::isEmpty);
        Path file = desk.beside(session, ".edits.json");
        String text = edits.toPrettyString();
        if (edits.isEmpty()) {
            draft.remove(path("edits"));
        } else {
            draft.put(path("edits"), file.toString());
        }
        work.tasks()
                .run(
                        () -> {
                            desk.write(file, text);
                            return file;
                        },
                        _ -> then.run());
    }

    private void count() {
        open.set(
                (int)
                        objects().stream()
                                .filter(MetadataViewModel::loses)
                                .filter(object -> !isConsented(object))
                                .count());
    }

    private static ObjectNode edits(String file) throws IOException {
        if (file.isEmpty() || !Files.exists(Path.of(file))) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            JsonNode read = Json.MAPPER.readTree(Files.readString(Path.of(file)));
            return read instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
        } catch (JacksonException e) {
            // The plan that was made with it says so in words.
            return Json.MAPPER.createObjectNode();
        }
    }

    private String path(String field) {
        return draft.migration() + ".metadata." + field;
    }
}
