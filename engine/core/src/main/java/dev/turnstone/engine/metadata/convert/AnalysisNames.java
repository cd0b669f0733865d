package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/// Tokenizers, filters and analysers that were renamed, and the `standard` filter, which did
/// nothing and is gone.
final class AnalysisNames implements Rule {
    private static final String CODE = "TS-131";
    private static final Map<String, Map<String, String>> RENAMED =
            Map.of(
                    "filter",
                    Map.of(
                            "edgeNGram", "edge_ngram",
                            "nGram", "ngram",
                            "delimited_payload_filter", "delimited_payload",
                            "porterStem", "porter_stem",
                            "kStem", "kstem",
                            "dutchStem", "dutch_stem",
                            "frenchStem", "french_stem",
                            "russianStem", "russian_stem",
                            "brazilianStem", "brazilian_stem"),
                    "tokenizer",
                    Map.of(
                            "edgeNGram", "edge_ngram",
                            "nGram", "ngram",
                            "PathHierarchy", "path_hierarchy"),
                    "char_filter",
                    Map.of("htmlStrip", "html_strip"),
                    "analyzer",
                    Map.of("standard_html_strip", "standard"));

    @Override
    public String id() {
        return "analysis-names";
    }

    @Override
    public void convert(Draft draft, Context context) {
        Analysis.of(
                draft,
                analysis -> {
                    RENAMED.forEach((category, names) -> types(draft, analysis, category, names));
                    for (String user : List.of("analyzer", "normalizer")) {
                        analysis.each(user, (name, it) -> uses(draft, analysis, user, name, it));
                    }
                    standardFilters(draft, analysis);
                    if (Analysis.prune(analysis.root())) {
                        draft.settings().remove(IndexSettings.ANALYSIS);
                        draft.changed("TS-132", analysis.path(), "Nothing is left of it.");
                    }
                });
    }

    private static void types(
            Draft draft, Analysis analysis, String category, Map<String, String> names) {
        analysis.each(
                category,
                (name, definition) -> {
                    String type = Analysis.text(definition.path("type"));
                    String path = analysis.path() + "/" + category + "/" + name + "/type";
                    String now = names.get(type);
                    if (now != null) {
                        definition.put("type", now);
                        draft.changed(CODE, path, type + " is called " + now + " there.");
                        if (type.equals("standard_html_strip")) {
                            draft.lostWithConsent(
                                    "TS-132",
                                    path,
                                    "standard_html_strip is gone: tags are no longer stripped.");
                        }
                    }
                });
    }

    private static void uses(
            Draft draft, Analysis analysis, String user, String name, ObjectNode definition) {
        String path = analysis.path() + "/" + user + "/" + name + "/";
        for (String part : List.of("filter", "tokenizer", "char_filter")) {
            JsonNode used = definition.path(part);
            Map<String, String> names = RENAMED.getOrDefault(part, Map.of());
            if (used.isString()) {
                String now = names.get(used.asString(""));
                if (now != null && !analysis.defines(part, used.asString(""))) {
                    definition.put(part, now);
                    draft.changed(
                            CODE, path + part, used.asString("") + " is called " + now + " there.");
                }
            } else if (used instanceof ArrayNode list) {
                list(draft, analysis, part, list, path + part);
            }
        }
    }

    private static void list(
            Draft draft, Analysis analysis, String part, ArrayNode list, String path) {
        Map<String, String> names = RENAMED.getOrDefault(part, Map.of());
        for (int i = 0; i < list.size(); i++) {
            String used = Analysis.text(list.path(i));
            String now = names.get(used);
            if (now != null && !analysis.defines(part, used)) {
                list.set(i, now);
                draft.changed(CODE, path, used + " is called " + now + " there.");
            }
        }
    }

    /// A filter of one's own may be called `standard`, too: only what is built in is gone, and what
    /// is of type `standard`.
    private static void standardFilters(Draft draft, Analysis analysis) {
        if (!(analysis.root().get("filter") instanceof ObjectNode filters)) {
            analysis.each("analyzer", (name, it) -> unuse(draft, analysis, name, it, "standard"));
            return;
        }
        if (!filters.has("standard")) {
            analysis.each("analyzer", (name, it) -> unuse(draft, analysis, name, it, "standard"));
        }
        for (String filter : List.copyOf(filters.propertyNames())) {
            if (Analysis.text(filters.path(filter).path("type")).equals("standard")) {
                filters.remove(filter);
                draft.changed(
                        "TS-132",
                        analysis.path() + "/filter/" + filter,
                        "The standard filter did nothing and is gone.");
                analysis.each("analyzer", (name, it) -> unuse(draft, analysis, name, it, filter));
            }
        }
    }

    private static void unuse(
            Draft draft, Analysis analysis, String name, ObjectNode analyzer, String filter) {
        JsonNode used = analyzer.path("filter");
        boolean removed = false;
        if (used.isString() && used.asString("").equals(filter)) {
            analyzer.remove("filter");
            removed = true;
        } else if (used instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (Analysis.text(list.path(i)).equals(filter)) {
                    list.remove(i);
                    removed = true;
                }
            }
        }
        if (removed) {
            draft.changed(
                    "TS-132",
                    analysis.path() + "/analyzer/" + name + "/filter",
                    "The standard filter did nothing and is gone.");
        }
    }
}
