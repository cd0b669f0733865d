package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps the target's templates away from indices while these are made: for that moment a template
/// stands that says nothing, fits them alone and comes before all others. Where no template fits,
/// none is made. What a kill leaves has a throw-away name. One thread only.
final class TemplateShade {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateShade.class);
    private static final String ALL = "*";
    private static final long HIGH = 1L << 40;

    private final TargetApi api;
    private final DryNames names;
    private final List<String> patterns;
    private final long priority;
    private boolean isClean = true;
    private int made;

    /// One that stands; closed, it is gone.
    interface Standing extends AutoCloseable {
        @Override
        void close();
    }

    private TemplateShade(TargetApi api, DryNames names, List<String> patterns, long priority) {
        this.api = api;
        this.names = names;
        this.patterns = List.copyOf(patterns);
        this.priority = priority;
    }

    /// Knows the templates that the target has now; one that hides them may have any.
    static TemplateShade of(TargetApi api, DryNames names) {
        Reading reading = new Reading(api.cluster());
        JsonNode legacy = reading.get(LiveMetadata.LEGACY, "/_template");
        JsonNode composable =
                reading.get(LiveMetadata.COMPOSABLE, "/_index_template").path("index_templates");
        List<String> patterns = new ArrayList<>();
        Stream.concat(
                        legacy.valueStream(),
                        composable.valueStream().map(each -> each.path("index_template")))
                .flatMap(template -> template.path("index_patterns").valueStream())
                .forEach(pattern -> patterns.add(pattern.asString("")));
        if (!reading.unread().isEmpty()) {
            patterns.add(ALL);
        }
        long highest =
                composable
                        .valueStream()
                        .mapToLong(each -> each.path("index_template").path("priority").asLong(0))
                        .max()
                        .orElse(0);
        return new TemplateShade(
                api, names, patterns, highest < HIGH ? HIGH : Math.addExact(highest, 1));
    }

    /// Whether a template fits this name, or one of the names that begin so and end in `*`.
    boolean isNeeded(String indices) {
        return patterns.stream().anyMatch(pattern -> meets(pattern, indices));
    }

    private static boolean meets(String pattern, String indices) {
        if (!indices.endsWith(ALL)) {
            return IndexPatterns.matches(pattern, indices);
        }
        String begins = beforeStar(indices);
        String other = beforeStar(pattern);
        return begins.startsWith(other) || other.startsWith(begins);
    }

    private static String beforeStar(String pattern) {
        int star = pattern.indexOf(ALL);
        return star < 0 ? pattern : pattern.substring(0, star);
    }

    /// Makes an index as its body says. Empty where it was made, else the target's reason.
    Optional<String> create(MetadataObject index) {
        if (!isNeeded(index.name())) {
            return api.create(index);
        }
        MetadataObject shade = shade(index.name());
        Optional<String> refused = api.create(shade);
        if (refused.isPresent()) {
            return Optional.of(
                    "templates there would add to it, and cannot be kept away: " + refused.get());
        }
        try (Standing _ = () -> remove(shade)) {
            return api.create(index);
        }
    }

    /// For all indices whose names begin so; nothing where the target refuses, which is told by
    /// what it adds.
    Standing over(String indices) {
        if (!isNeeded(indices)) {
            return () -> {};
        }
        MetadataObject shade = shade(indices);
        Optional<String> refused = api.create(shade);
        if (refused.isPresent()) {
            LOG.warn("The target's templates are not kept away: {}.", refused.get());
            return () -> {};
        }
        return () -> remove(shade);
    }

    private MetadataObject shade(String indices) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putArray("index_patterns").add(indices);
        body.put("priority", priority);
        return new MetadataObject(Kind.INDEX_TEMPLATE, names.shade(++made), body);
    }

    private void remove(MetadataObject shade) {
        api.remove(shade)
                .ifPresent(
                        why -> {
                            isClean = false;
                            LOG.warn(
                                    "The throw-away {} stays on the target: {}. It adds nothing;"
                                            + " remove it.",
                                    shade.key(),
                                    why);
                        });
    }

    /// Whether nothing of it is left on the target.
    boolean isClean() {
        return isClean;
    }

    /// What a kill left over an index that is there: it has done its work.
    static void clear(TargetApi api, String index) {
        api.cluster().find(ClusterRequest.get("/_index_template/" + DryNames.PREFIX + ALL)).stream()
                .flatMap(answer -> answer.path("index_templates").valueStream())
                .filter(each -> isOver(each.path("index_template"), index))
                .map(each -> each.path("name").asString(""))
                .filter(name -> !DryNames.runOf(name).isEmpty())
                .map(
                        name ->
                                new MetadataObject(
                                        Kind.INDEX_TEMPLATE, name, Json.MAPPER.createObjectNode()))
                .forEach(api::remove);
    }

    private static boolean isOver(JsonNode template, String index) {
        return template.path("index_patterns")
                .valueStream()
                .map(pattern -> pattern.asString(""))
                .toList()
                .equals(List.of(index));
    }
}
