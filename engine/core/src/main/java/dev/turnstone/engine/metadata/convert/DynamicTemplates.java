package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What new fields become. OpenSearch takes a list of patterns for one pattern that matches
/// nothing, and strings that were not analysed are keywords even where the template leaves the type
/// open.
final class DynamicTemplates implements Rule {
    private static final String CODE = "TS-112";
    private static final List<String> PATTERNS =
            List.of("match", "unmatch", "path_match", "path_unmatch");
    private static final Pattern ESCAPED = Pattern.compile("[^\\w*]");
    private static final Set<String> OPEN = Set.of("", "{dynamic_type}");
    private static final Set<String> NOT_ANALYSED = Set.of("not_analyzed", "no");

    @Override
    public String id() {
        return "dynamic-templates";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasMappings()
                || !(draft.mappings().get("dynamic_templates") instanceof ArrayNode templates)) {
            return;
        }
        List<JsonNode> converted = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            String path = draft.mappingsPath() + "/dynamic_templates/" + i;
            for (var named : templates.path(i).properties()) {
                if (named.getValue() instanceof ObjectNode template) {
                    String here = path + "/" + named.getKey();
                    patterns(draft, here, template);
                    strings(draft, here, named.getKey(), template, converted);
                }
            }
            converted.add(templates.path(i));
        }
        templates.removeAll();
        templates.addAll(converted);
    }

    private static void patterns(Draft draft, String path, ObjectNode template) {
        List<String> there = PATTERNS.stream().filter(template::has).toList();
        if (there.stream().noneMatch(name -> template.path(name).isArray())) {
            return;
        }
        boolean regex = template.path("match_pattern").asString("").equals("regex");
        for (String name : there) {
            JsonNode value = template.path(name);
            List<JsonNode> all = value.isArray() ? value.valueStream().toList() : List.of(value);
            template.put(
                    name,
                    all.stream()
                            .map(it -> it.asString(""))
                            .map(it -> regex ? "(?:" + it + ")" : expression(it))
                            .collect(Collectors.joining("|")));
            draft.changed(CODE, path + "/" + name, "Several patterns are one expression there.");
        }
        template.put("match_pattern", "regex");
    }

    /// In a simple pattern only the star means something.
    private static String expression(String simple) {
        return ESCAPED.matcher(simple).replaceAll("\\\\$0").replace("*", ".*");
    }

    private static void strings(
            Draft draft, String path, String name, ObjectNode template, List<JsonNode> converted) {
        if (!(template.get("mapping") instanceof ObjectNode mapping)
                || !OPEN.contains(mapping.path("type").asString(""))) {
            return;
        }
        boolean keyword = NOT_ANALYSED.contains(mapping.path("index").asString(""));
        String matched = template.path("match_mapping_type").asString("*");
        if (matched.equals("string") && keyword) {
            keyword(draft, path, mapping);
        } else if (matched.equals("string") && (mapping.has("norms") || mapping.has("fielddata"))) {
            mapping.put("type", "text");
            draft.changed(CODE, path + "/mapping/type", "New strings become text, as before.");
        } else if (matched.equals("*") && keyword) {
            ObjectNode strings = template.deepCopy();
            strings.put("match_mapping_type", "string");
            keyword(draft, path, strings.withObject("/mapping"));
            converted.add(Json.MAPPER.valueToTree(Map.of(name + "-strings", strings)));
        }
    }

    private static void keyword(Draft draft, String path, ObjectNode mapping) {
        mapping.put("type", "keyword");
        if (mapping.path("index").asString("").equals("not_analyzed")) {
            mapping.remove("index");
        }
        draft.changed(
                CODE, path + "/mapping/index", "New strings that are not analysed become keyword.");
    }
}
