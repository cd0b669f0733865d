package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.spec.SpecEdit;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// The spec that the steps write together. Fields that the wizard does not know stay as they are.
/// The window's thread.
final class Draft {
    private static final String MIGRATIONS = "migrations";
    private static final String USUAL_MIGRATION = "main";

    private final List<Runnable> listeners = new ArrayList<>();
    private SpecEdit edit = SpecEdit.empty();

    /// Told after every change.
    void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /// Goes on with this text; nobody is told.
    void take(String yaml) {
        edit = SpecEdit.of(yaml).orElseGet(SpecEdit::empty);
    }

    String yaml() {
        return edit.yaml();
    }

    /// What stands at a path, or a missing node.
    JsonNode node(String path) {
        return edit.get(path).orElseGet(Json.MAPPER::missingNode);
    }

    String text(String path) {
        return node(path).asString("");
    }

    List<String> texts(String path) {
        return node(path).valueStream().map(each -> each.asString("")).toList();
    }

    /// A blank text removes what stood there.
    void put(String path, String text) {
        if (text.isBlank()) {
            remove(path);
        } else if (!text.equals(text(path))) {
            edit.setText(path, text);
            tell();
        }
    }

    void put(String path, JsonNode value) {
        if (!value.equals(node(path))) {
            edit.set(path, value);
            tell();
        }
    }

    /// An empty list removes what stood there.
    void put(String path, List<String> texts) {
        if (texts.isEmpty()) {
            remove(path);
            return;
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        texts.forEach(list::add);
        put(path, list);
    }

    void remove(String path) {
        if (edit.remove(path)) {
            tell();
        }
    }

    /// Where a side's cluster stands: the first one, whatever its name.
    String cluster(Side side) {
        return side.field() + "." + clusterName(side);
    }

    String clusterName(Side side) {
        return firstName(side.field(), side.usualName());
    }

    /// Where the migration stands: the first one, whatever its name.
    String migration() {
        return MIGRATIONS + "." + firstName(MIGRATIONS, USUAL_MIGRATION);
    }

    /// What a question to the clusters rests on: where they are, and which indices and metadata go.
    String footing() {
        ObjectNode footing = Json.MAPPER.createObjectNode();
        footing.set("sources", node(Side.SOURCE.field()));
        footing.set("targets", node(Side.TARGET.field()));
        footing.set("indices", node(migration() + ".indices"));
        footing.set("types", node(migration() + ".metadata.types"));
        return footing.toString();
    }

    private String firstName(String field, String usual) {
        return node(field).propertyNames().stream().findFirst().orElse(usual);
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
