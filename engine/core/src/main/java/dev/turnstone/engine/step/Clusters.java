package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.Cluster;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The clients of a spec's clusters, opened when first asked for; any thread.
public final class Clusters implements AutoCloseable {
    private final Endpoints endpoints;
    private final Map<Cluster, ClusterClient> open = new HashMap<>();
    private Spec spec;

    public Clusters(Spec spec, Endpoints endpoints) {
        this.spec = spec;
        this.endpoints = endpoints;
    }

    /// After an edit: what is asked for from now on is of this spec.
    public synchronized void follow(Spec edited) {
        spec = edited;
    }

    public synchronized Spec spec() {
        return spec;
    }

    public synchronized ClusterClient source(String name) {
        return client(name, spec.sources().get(name));
    }

    public synchronized ClusterClient target(String name) {
        return client(name, spec.targets().get(name));
    }

    private ClusterClient client(String name, @Nullable Cluster cluster) {
        if (cluster == null) {
            throw new TurnstoneException(
                    "The spec names no cluster " + name + " any more. Nothing was asked of it.",
                    "Put it back, or clean up what is left of it by hand.");
        }
        ClusterClient known = open.get(cluster);
        if (known == null) {
            known = ClusterClient.open(endpoints.of(name, cluster));
            open.put(cluster, known);
        }
        return known;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ClusterClient::close);
        open.clear();
    }
}
