package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import java.util.ArrayList;
import java.util.List;

/// Indices whose documents must fall into the same shards on both sides.
final class RoutingChecks {
    private RoutingChecks() {}

    static List<Finding> joins(Facts facts) {
        return Found.about(
                "TS-209",
                Severity.INFORMATION,
                true,
                facts.indicesByMapping(
                        mapping ->
                                Mappings.hasField(
                                        mapping,
                                        field -> field.path("type").asString("").equals("join"))));
    }

    static List<Finding> routing(Facts facts) {
        List<String> routed =
                new ArrayList<>(
                        facts.indicesByMapping(
                                mapping ->
                                        mapping.path("_routing")
                                                .path("required")
                                                .asBoolean(false)));
        facts.chosen(Kind.ALIAS)
                .filter(it -> it.body().has("index_routing") || it.body().has("search_routing"))
                .map(MetadataObject::name)
                .forEach(routed::add);
        return Found.about("TS-210", Severity.INFORMATION, true, routed);
    }

    static List<Finding> partitions(Facts facts) {
        return Found.about(
                "TS-211",
                Severity.INFORMATION,
                true,
                facts.indicesBySettings(settings -> settings.has("index.routing_partition_size")));
    }

    static List<Finding> routingShards(Facts facts) {
        return Found.about(
                "TS-212",
                Severity.INFORMATION,
                true,
                facts.indicesBySettings(
                        settings ->
                                settings.propertyNames().stream()
                                        .anyMatch(
                                                name ->
                                                        name.startsWith("index.resize.source")
                                                                || name.startsWith(
                                                                        "index.shrink.source"))));
    }
}
