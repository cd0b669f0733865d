package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.convert.IndexSettings;
import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.IndexPatterns;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is on the target already, and who else is there.
final class TargetChecks {
    private TargetChecks() {}

    static List<Finding> sameNames(Facts facts) {
        Set<String> chosen = names(facts);
        return Found.about(
                "TS-301",
                Severity.WARNING,
                false,
                facts.target().indices().values().stream()
                        .filter(index -> chosen.contains(index.name()))
                        .filter(index -> index.documents() != 0)
                        .map(IndexFacts::name)
                        .toList());
    }

    static List<Finding> otherIndices(Facts facts) {
        Set<String> chosen = names(facts);
        return Found.about(
                "TS-302",
                Severity.INFORMATION,
                true,
                facts.target().indices().keySet().stream()
                        .filter(name -> !name.startsWith(".") && !chosen.contains(name))
                        .toList());
    }

    /// Of the indices that this would write to; others may well be filled by another migration of
    /// ours at the same time.
    static List<Finding> foreignWrites(Facts facts) {
        Set<String> chosen = names(facts);
        return Found.about(
                "TS-303",
                Severity.BLOCKER,
                false,
                facts.foreignWrites().stream().filter(chosen::contains).toList());
    }

    static List<Finding> templates(Facts facts) {
        List<MetadataObject> matching = matching(facts);
        return Found.about(
                "TS-304",
                Severity.WARNING,
                false,
                matching.stream().map(MetadataObject::key).toList());
    }

    static List<Finding> templatePipelines(Facts facts) {
        return Found.about(
                "TS-305",
                Severity.WARNING,
                false,
                matching(facts).stream()
                        .filter(TargetChecks::hasPipeline)
                        .map(MetadataObject::key)
                        .toList());
    }

    static List<Finding> autoCreate(Facts facts) {
        String setting = facts.target().settings().getOrDefault("action.auto_create_index", "true");
        return setting.equals("false")
                ? List.of()
                : Found.about(
                        "TS-306",
                        Severity.INFORMATION,
                        false,
                        List.of(facts.target().label()),
                        List.of("action.auto_create_index: " + setting));
    }

    static List<Finding> red(Facts facts) {
        return facts.target().health().equals("red")
                ? Found.about("TS-309", Severity.BLOCKER, false, List.of(facts.target().label()))
                : List.of();
    }

    static List<Finding> blocked(Facts facts) {
        List<String> blocks =
                facts.target().settings().entrySet().stream()
                        .filter(it -> it.getKey().startsWith("cluster.blocks."))
                        .filter(it -> !it.getKey().endsWith(".auto_release"))
                        .filter(it -> it.getValue().equals("true"))
                        .map(it -> it.getKey())
                        .toList();
        return Found.about("TS-310", Severity.BLOCKER, false, blocks);
    }

    private static Set<String> names(Facts facts) {
        return facts.chosen(Kind.INDEX).map(MetadataObject::name).collect(Collectors.toSet());
    }

    private static List<MetadataObject> matching(Facts facts) {
        Set<String> names = names(facts);
        List<MetadataObject> matching = new ArrayList<>();
        Stream.concat(
                        facts.target().metadata().of(Kind.TEMPLATE),
                        facts.target().metadata().of(Kind.INDEX_TEMPLATE))
                .filter(template -> isForeign(facts, template))
                .filter(template -> matchesAny(template, names))
                .forEach(matching::add);
        return matching;
    }

    /// A template of the same name was made by an earlier run, most likely.
    private static boolean isForeign(Facts facts, MetadataObject template) {
        return facts.selection().chosen().stream()
                .noneMatch(object -> object.key().equals(template.key()));
    }

    private static boolean matchesAny(MetadataObject template, Set<String> names) {
        for (JsonNode pattern : template.body().path("index_patterns")) {
            String text = pattern.asString("");
            if (names.stream().anyMatch(name -> IndexPatterns.matches(text, name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPipeline(MetadataObject template) {
        JsonNode root =
                template.kind() == Kind.INDEX_TEMPLATE
                        ? template.body().path("template")
                        : template.body();
        JsonNode settings = IndexSettings.canonical(root.path("settings"));
        return settings.has("index.default_pipeline") || settings.has("index.final_pipeline");
    }
}
