package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.metadata.MetadataPlan;
import dev.turnstone.engine.metadata.PlannedObject;
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

/// What would be made on the target, and what somebody agreed to lose. Consents stand in a file of
/// edits beside the draft, which the spec names. The window's thread.
final class MetadataViewModel {
    private static final String CONSENT = "consent";

    private final Draft draft;
    private final DraftDesk desk;
    private final Survey survey;
    private final Work work;
    private final Inquiry<Preview> preview;
    private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
    private ObjectNode edits = Json.MAPPER.createObjectNode();
    private String session = "";

    /// The plan, and the edits that it was made with.
    record Preview(MetadataPlan plan, ObjectNode edits) {}

    MetadataViewModel(Draft draft, DraftDesk desk, Survey survey, Work work) {
        this.draft = draft;
        this.desk = desk;
        this.survey = survey;
        this.work = work;
        this.preview = new Inquiry<>(work.tasks());
    }

    Inquiry<Preview> preview() {
        return preview;
    }

    /// How many objects wait for a consent.
    ReadOnlyIntegerProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    void read(String of) {
        session = of;
        preview.forget();
    }

    void ask() {
        String yaml = draft.yaml();
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
        ObjectNode edit =
                edits.get(object.key()) instanceof ObjectNode known
                        ? known
                        : edits.putObject(object.key());
        if (agreed) {
            edit.put(CONSENT, true);
        } else {
            edit.remove(CONSENT);
            if (edit.isEmpty()) {
                edits.remove(object.key());
            }
        }
        count();
        keep();
    }

    private void keep() {
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
                        _ -> {});
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
