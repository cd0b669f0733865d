package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the source's own software made: what it marks, what has its dot, and names that it alone
/// uses. A name like `logs` is anybody's: such a policy must also look like the vendor's.
record BuiltIn(ClusterVersion source) {
    private static final Set<String> TEMPLATES =
            Set.of(
                    "ilm-history",
                    "slm-history",
                    "watch-history",
                    "security-index-template",
                    "triggered_watches",
                    "watches",
                    "logstash-index-template");
    private static final Map<Kind, Set<String>> NAMES =
            Map.of(
                    Kind.POLICY,
                    Set.of(
                            "ml-size-based-ilm-policy",
                            "ilm-history-ilm-policy",
                            "slm-history-ilm-policy",
                            "watch-history-ilm-policy"),
                    Kind.PIPELINE,
                    Set.of("xpack_monitoring_6", "xpack_monitoring_7"),
                    Kind.TEMPLATE,
                    TEMPLATES,
                    Kind.INDEX_TEMPLATE,
                    TEMPLATES);
    private static final Set<String> PLAIN_POLICIES = Set.of("logs", "metrics", "synthetics");

    boolean made(MetadataObject object) {
        if (object.name().startsWith(".") || isManaged(object)) {
            return true;
        }
        return source.isAtLeast(Flavour.ELASTICSEARCH, 6, 0)
                && (NAMES.getOrDefault(object.kind(), Set.of()).contains(object.name())
                        || object.kind() == Kind.POLICY && isPlainPolicy(object));
    }

    private static boolean isManaged(MetadataObject object) {
        return object.body().path("_meta").path("managed").asBoolean(false)
                || object.body().path("policy").path("_meta").path("managed").asBoolean(false);
    }

    /// From 7.9 on the vendor has such a policy, at first without a mark: it rolls over and no
    /// more.
    private static boolean isPlainPolicy(MetadataObject policy) {
        JsonNode phases = policy.body().path("policy").path("phases");
        JsonNode actions = phases.path("hot").path("actions");
        return PLAIN_POLICIES.contains(policy.name())
                && List.copyOf(phases.propertyNames()).equals(List.of("hot"))
                && List.copyOf(actions.propertyNames()).equals(List.of("rollover"));
    }
}
