package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.cluster.ClusterVersion;
import dev.turnstone.model.cluster.Flavour;

import java.util.Set;

/// What the target can do: its version and the plugins that every data node has.
public record TargetTraits(ClusterVersion version, Set<String> plugins) {
    public TargetTraits {
        plugins = Set.copyOf(plugins);
    }

    boolean isAtLeast(int major, int minor) {
        return version.isAtLeast(Flavour.OPENSEARCH, major, minor);
    }

    public boolean hasVectors() {
        return plugins.contains("opensearch-knn");
    }

    public boolean hasPolicies() {
        return plugins.contains("opensearch-index-management");
    }
}
