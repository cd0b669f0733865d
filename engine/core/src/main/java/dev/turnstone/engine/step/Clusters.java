package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.Cluster;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;

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

    /// Where a source is and how to come in; asks nothing of it, so that it may be away.
    public synchronized ClusterEndpoint sourceEndpoint(String name) {
        return endpoints.of(name, named(name, spec.sources().get(name)));
    }

    private ClusterClient client(String name, @Nullable Cluster cluster) {
        Cluster wanted = named(name, cluster);
        ClusterClient known = open.get(wanted);
        if (known == null) {
            known = ClusterClient.open(endpoints.of(name, wanted));
            open.put(wanted, known);
        }
        return known;
    }

    private static Cluster named(String name, @Nullable Cluster cluster) {
        if (cluster == null) {
            throw new TurnstoneException(
                    "The spec names no cluster " + name + " any more. Nothing was asked of it.",
                    "Put it back, or clean up what is left of it by hand.");
        }
        return cluster;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ClusterClient::close);
        open.clear();
    }
}
