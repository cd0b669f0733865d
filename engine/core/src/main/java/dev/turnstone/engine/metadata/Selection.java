package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.IndexPatterns;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is migrated, and what is not. Nothing is left out without being listed.
public record Selection(List<MetadataObject> chosen, List<LeftOut> leftOut) {
    private static final Set<String> BUILT_IN =
            Set.of(
                    "logs",
                    "metrics",
                    "synthetics",
                    "ilm-history",
                    "slm-history",
                    "watch-history",
                    "security-index-template",
                    "triggered_watches",
                    "watches",
                    "logstash-index-template",
                    "ml-size-based-ilm-policy",
                    "ilm-history-ilm-policy",
                    "slm-history-ilm-policy",
                    "watch-history-ilm-policy",
                    "metrics-mappings",
                    "metrics-settings",
                    "logs-mappings",
                    "logs-settings",
                    "synthetics-mappings",
                    "synthetics-settings",
                    "data-streams-mappings",
                    "xpack_monitoring_6",
                    "xpack_monitoring_7");

    public Selection {
        chosen = List.copyOf(chosen);
        leftOut = List.copyOf(leftOut);
    }

    public static Selection of(ClusterMetadata metadata, IndexPatterns patterns) {
        List<MetadataObject> chosen = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Set<String> indicesLeftOut = new HashSet<>();
        for (MetadataObject object : metadata.objects()) {
            String why = whyNot(object, patterns, indicesLeftOut);
            if (why == null) {
                chosen.add(object);
            } else {
                leftOut.add(new LeftOut(object.kind(), object.name(), why));
                if (object.kind() == Kind.INDEX) {
                    indicesLeftOut.add(object.name());
                }
            }
        }
        return new Selection(chosen, leftOut);
    }

    private static @Nullable String whyNot(
            MetadataObject object, IndexPatterns patterns, Set<String> indicesLeftOut) {
        return switch (object.kind()) {
            case INDEX -> index(object.name(), patterns);
            case DATA_STREAM -> index(object.name(), patterns);
            case ALIAS ->
                    indicesLeftOut.contains(IndexAnswer.pair(object)[0])
                            ? "its index is left out"
                            : null;
            default -> other(object);
        };
    }

    private static @Nullable String index(String name, IndexPatterns patterns) {
        if (name.startsWith(".ds-")) {
            return "it belongs to a data stream, which makes its own indices";
        }
        if (patterns.excludedBy(name).isPresent()) {
            return "the patterns exclude it";
        }
        if (name.startsWith(".") && !patterns.asksFor(name)) {
            return "it is hidden or belongs to the system: name it with its dot to take it along";
        }
        return patterns.test(name) ? null : "the patterns do not name it";
    }

    private static @Nullable String other(MetadataObject object) {
        JsonNode meta = object.body().path("_meta");
        JsonNode policyMeta = object.body().path("policy").path("_meta");
        boolean managed =
                meta.path("managed").asBoolean(false)
                        || policyMeta.path("managed").asBoolean(false);
        if (managed || object.name().startsWith(".")) {
            return "the source's own software made it";
        }
        return BUILT_IN.contains(object.name()) ? "the source's own software made it" : null;
    }
}
