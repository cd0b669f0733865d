package dev.turnstone.engine.traffic;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterRequest;

import java.util.List;
import java.util.Map;

/// The indices of a cluster that are not its own.
record SourceIndices(ClusterClient cluster) {
    List<String> names() {
        return cluster
                .json(
                        ClusterRequest.get(
                                "/_all/_settings?expand_wildcards=open"
                                        + "&filter_path=*.settings.index.uuid"))
                .properties()
                .stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
    }
}
