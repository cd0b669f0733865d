package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// TF-IDF is gone: an index that chose it scores by BM25.
final class ClassicSimilarity implements Rule {
    @Override
    public String id() {
        return "classic-similarity";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasSettings()) {
            return;
        }
        ObjectNode settings = draft.settings();
        for (String name : List.copyOf(settings.propertyNames())) {
            if (name.startsWith("index.similarity.")
                    && name.endsWith(".type")
                    && settings.path(name).asString("").equals("classic")) {
                String prefix = name.substring(0, name.length() - "type".length());
                for (String part : List.copyOf(settings.propertyNames())) {
                    if (part.startsWith(prefix) && !part.equals(name)) {
                        settings.remove(part);
                        draft.lost(
                                "TS-136",
                                draft.settingsPath() + "/" + part,
                                part + " was TF-IDF's.");
                    }
                }
                settings.put(name, "BM25");
                draft.lostWithConsent(
                        "TS-136",
                        draft.settingsPath() + "/" + name,
                        "The classic similarity (TF-IDF) is gone: scores are computed by BM25.");
            }
        }
    }
}
