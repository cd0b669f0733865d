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
    private final Map<Asked, ClusterClient> open = new HashMap<>();
    private final Map<String, ClusterEndpoint> ways = new HashMap<>();
    private Spec spec;

    /// Which cluster is asked; how it is asked may be edited meanwhile.
    private record Asked(boolean isSource, String name, String url) {}

    public Clusters(Spec spec, Endpoints endpoints) {
        this.spec = spec;
        this.endpoints = endpoints;
    }

    /// After an edit: what is asked for from now on is of this spec, and whoever holds a client
    /// that stays asks by the edited login, trust and limits. Throws where one of them cannot be
    /// had; then nothing changed.
    public synchronized void follow(Spec edited) {
        Map<ClusterClient, ClusterEndpoint> changed = new HashMap<>();
        open.forEach(
                (asked, client) -> {
                    Cluster now =
                            (asked.isSource() ? edited.sources() : edited.targets())
                                    .get(asked.name());
                    if (now != null && now.url().equals(asked.url())) {
                        ClusterEndpoint endpoint = endpoints.of(asked.name(), now);
                        if (!endpoint.equals(client.endpoint())) {
                            changed.put(client, endpoint);
                        }
                    }
                });
        changed.forEach(ClusterClient::follow);
        ways.clear();
        spec = edited;
    }

    public synchronized Spec spec() {
        return spec;
    }

    public synchronized ClusterClient source(String name) {
        return client(true, name, spec.sources().get(name));
    }

    public synchronized ClusterClient target(String name) {
        return client(false, name, spec.targets().get(name));
    }

    /// Where a source is and how to come in; asks nothing of it, so that it may be away, and for
    /// its secret once after each edit.
    public synchronized ClusterEndpoint sourceEndpoint(String name) {
        Cluster wanted = named(name, spec.sources().get(name));
        return ways.computeIfAbsent(name, _ -> endpoints.of(name, wanted));
    }

    private ClusterClient client(boolean isSource, String name, @Nullable Cluster cluster) {
        Cluster wanted = named(name, cluster);
        Asked asked = new Asked(isSource, name, wanted.url());
        ClusterClient known = open.get(asked);
        if (known == null) {
            known = ClusterClient.open(endpoints.of(name, wanted));
            open.put(asked, known);
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
