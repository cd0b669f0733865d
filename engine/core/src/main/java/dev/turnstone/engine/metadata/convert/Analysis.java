package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// The analysis section of a draft's settings.
record Analysis(String path, ObjectNode root) {
    static final Set<String> CATEGORIES =
            Set.of("analyzer", "tokenizer", "filter", "char_filter", "normalizer");

    /// Runs the reader if the draft has analysis at all.
    static void of(Draft draft, java.util.function.Consumer<Analysis> reader) {
        if (draft.hasSettings()
                && draft.settings().get(IndexSettings.ANALYSIS) instanceof ObjectNode root) {
            reader.accept(new Analysis(draft.settingsPath() + "/" + IndexSettings.ANALYSIS, root));
        }
    }

    boolean defines(String category, String name) {
        return root.path(category).has(name);
    }

    void each(String category, BiConsumer<String, ObjectNode> reader) {
        for (var entry : root.path(category).properties()) {
            if (entry.getValue() instanceof ObjectNode definition) {
                reader.accept(entry.getKey(), definition);
            }
        }
    }

    /// Removes what became empty; true where nothing is left.
    static boolean prune(ObjectNode node) {
        for (String name : List.copyOf(node.propertyNames())) {
            if (node.get(name) instanceof ObjectNode inner && prune(inner)) {
                node.remove(name);
            }
        }
        return node.isEmpty();
    }

    static String text(JsonNode node) {
        return node.asString("");
    }
}
