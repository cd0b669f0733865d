package dev.turnstone.engine.operation;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.sandbox.SearchServer;

/// A source and a target, both empty.
record TwoSides(ClusterClient source, ClusterClient target) implements AutoCloseable {
    static TwoSides of(SearchServer source, SearchServer target) {
        source.wipe();
        target.wipe();
        return new TwoSides(
                ClusterClient.open(ClusterEndpoint.of(source.url())),
                ClusterClient.open(ClusterEndpoint.of(target.url())));
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
