package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.TargetTraits;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Set;

/// Finds out what the target can do.
public final class TargetReader {
    private TargetReader() {}

    /// The plugins that every node has: one that lacks it refuses the shards it gets.
    public static TargetTraits traits(Reading reading) {
        JsonNode nodes =
                reading.get("plugins", "/_nodes/plugins?filter_path=nodes.*.plugins.name")
                        .path("nodes");
        @Nullable Set<String> common = null;
        for (JsonNode node : nodes) {
            Set<String> plugins = new HashSet<>();
            node.path("plugins").forEach(plugin -> plugins.add(plugin.path("name").asString("")));
            if (common == null) {
                common = plugins;
            } else {
                common.retainAll(plugins);
            }
        }
        return new TargetTraits(reading.cluster().version(), common == null ? Set.of() : common);
    }
}
