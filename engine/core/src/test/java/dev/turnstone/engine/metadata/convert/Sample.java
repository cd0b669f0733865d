package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Contexts and objects for tests of rules.
final class Sample {
    static final Set<String> PLUGINS = Set.of("opensearch-knn", "opensearch-index-management");

    private Sample() {}

    static Context context(int source, int target, int minor, Set<String> plugins) {
        return new Context(
                new ClusterVersion(Flavour.ELASTICSEARCH, source, 8, 0),
                new TargetTraits(new ClusterVersion(Flavour.OPENSEARCH, target, minor, 0), plugins),
                SeveralTypes.UNION,
                Map.of("hot-warm", List.of("logs-*")),
                Set.of("base"),
                Map.of("typed", "order"));
    }

    static Converted convert(Context context, Kind kind, String body) {
        return convert(
                context, new MetadataObject(kind, "it", (ObjectNode) Json.MAPPER.readTree(body)));
    }

    /// With apostrophes for quotes.
    static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    static Converted convert(Context context, MetadataObject object) {
        List<Converted> all = new Converter(context).convert(object);
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.getFirst();
    }

    static Converted index(String body) {
        return convert(context(6, 3, 1, Set.of()), Kind.INDEX, body.replace('\'', '"'));
    }
}
