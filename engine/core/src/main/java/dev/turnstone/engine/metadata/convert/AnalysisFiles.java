package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/// Analysis that needs files or plugins on the target's nodes. Nothing is changed: it is told.
final class AnalysisFiles implements Rule {
    /// The beginning of a type's name, and the plugin that brings it.
    private static final Map<String, String> PLUGINS =
            Map.of(
                    "icu_", "analysis-icu",
                    "kuromoji", "analysis-kuromoji",
                    "nori", "analysis-nori",
                    "smartcn", "analysis-smartcn",
                    "phonetic", "analysis-phonetic",
                    "polish", "analysis-stempel",
                    "ukrainian", "analysis-ukrainian");

    @Override
    public String id() {
        return "analysis-files";
    }

    @Override
    public void convert(Draft draft, Context context) {
        Analysis.of(
                draft,
                analysis ->
                        Analysis.CATEGORIES.forEach(
                                category ->
                                        analysis.each(
                                                category,
                                                (name, it) -> {
                                                    String path =
                                                            analysis.path()
                                                                    + "/"
                                                                    + category
                                                                    + "/"
                                                                    + name;
                                                    files(draft, path, it);
                                                    plugin(draft, context, path, it);
                                                })));
    }

    private static void files(Draft draft, String path, JsonNode it) {
        for (String name : List.copyOf(it.propertyNames())) {
            if (name.endsWith("_path")) {
                draft.changed(
                        "TS-135",
                        path + "/" + name,
                        "The file "
                                + it.path(name).asString("")
                                + " must be in the configuration directory of every node of the"
                                + " target.");
            }
        }
    }

    private static void plugin(Draft draft, Context context, String path, JsonNode it) {
        String type = it.path("type").asString("");
        PLUGINS.forEach(
                (prefix, plugin) -> {
                    if (type.startsWith(prefix) && !context.target().plugins().contains(plugin)) {
                        draft.refused(
                                "TS-134",
                                path + "/type",
                                type + " needs the plugin " + plugin + ", which the target lacks.",
                                "Install " + plugin + " on every node of the target.");
                    }
                });
    }
}
