package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the target has room for all of it.
final class CapacityChecks {
    private static final String LIMIT = "cluster.max_shards_per_node";
    private static final String WATERMARK = "cluster.routing.allocation.disk.watermark.high";

    private CapacityChecks() {}

    static List<Finding> shards(Facts facts) {
        long limit =
                number(facts.target().settings().getOrDefault(LIMIT, "1000"), 1000)
                        * Math.max(1, facts.target().dataNodes());
        long wanted =
                missing(facts)
                        .mapToLong(index -> (long) index.primaries() * (1 + index.replicas()))
                        .sum();
        long there = facts.target().shards();
        return there + wanted <= limit
                ? List.of()
                : Found.about(
                        "TS-307",
                        Severity.BLOCKER,
                        false,
                        List.of(facts.target().label()),
                        List.of(
                                there
                                        + " shards are there, "
                                        + wanted
                                        + " more are wanted, "
                                        + limit
                                        + " are allowed ("
                                        + LIMIT
                                        + ")"));
    }

    static List<Finding> disk(Facts facts) {
        List<NodeFacts> nodes =
                facts.target().nodes().stream()
                        .filter(node -> node.data() && node.totalBytes() > 0)
                        .toList();
        if (nodes.isEmpty()) {
            return List.of();
        }
        double watermark = share(facts.target().settings().getOrDefault(WATERMARK, "90%"));
        long room =
                nodes.stream()
                        .mapToLong(
                                node ->
                                        (long)
                                                (node.freeBytes()
                                                        - node.totalBytes() * (1 - watermark)))
                        .map(bytes -> Math.max(0, bytes))
                        .sum();
        long wanted =
                missing(facts)
                        .mapToLong(
                                index -> Math.max(0, index.primaryBytes()) * (1 + index.replicas()))
                        .sum();
        return wanted <= room
                ? List.of()
                : Found.about(
                        "TS-308",
                        Severity.BLOCKER,
                        false,
                        List.of(facts.target().label()),
                        List.of(
                                wanted
                                        + " bytes are wanted, "
                                        + room
                                        + " are free below the high watermark"));
    }

    private static Stream<IndexFacts> missing(Facts facts) {
        Set<String> there = facts.target().indices().keySet().stream().collect(Collectors.toSet());
        return facts.chosen(Kind.INDEX)
                .map(MetadataObject::name)
                .filter(name -> !there.contains(name))
                .map(name -> facts.source().indices().get(name))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(index -> index.primaries() > 0);
    }

    private static long number(String text, long otherwise) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    /// A watermark in bytes is rare; the default stands for it then.
    private static double share(String watermark) {
        if (watermark.matches("\\d{1,3}(\\.\\d+)?%")) {
            return Double.parseDouble(watermark.substring(0, watermark.length() - 1)) / 100;
        }
        return watermark.matches("0?\\.\\d+") ? Double.parseDouble(watermark) : 0.9;
    }
}
