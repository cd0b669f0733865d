package dev.turnstone.engine.spec.live;

import dev.turnstone.engine.spec.Cluster;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.cluster.ClusterVersion;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The clusters of a spec, those of them that can be reached.
final class Clusters implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Endpoints endpoints;
    private final Remarks remarks;
    private final Map<String, ClusterClient> open = new ConcurrentHashMap<>();

    private Clusters(Endpoints endpoints, Remarks remarks) {
        this.endpoints = endpoints;
        this.remarks = remarks;
    }

    /// Opens all of them at once; who cannot be reached in time is remarked.
    static Clusters open(Spec spec, Endpoints endpoints, Remarks remarks, Duration deadline) {
        Clusters clusters = new Clusters(endpoints, remarks);
        Map<String, Runnable> questions = new TreeMap<>();
        spec.sources()
                .forEach(
                        (name, each) ->
                                questions.put(
                                        "sources." + name,
                                        () -> clusters.reach("sources", name, each)));
        spec.targets()
                .forEach(
                        (name, each) ->
                                questions.put(
                                        "targets." + name,
                                        () -> clusters.reach("targets", name, each)));
        Together.run(
                questions,
                deadline,
                (path, why) ->
                        remarks.error(
                                path + ".url",
                                "The cluster could not be asked: " + why + ".",
                                "Check the address, and that this machine may reach it."));
        return clusters;
    }

    Optional<ClusterClient> source(String name) {
        return Optional.ofNullable(open.get("sources." + name));
    }

    Optional<ClusterClient> target(String name) {
        return Optional.ofNullable(open.get("targets." + name));
    }

    @Override
    public void close() {
        open.values().forEach(ClusterClient::close);
    }

    private void reach(String side, String name, Cluster cluster) {
        String path = side + "." + name;
        try {
            ClusterEndpoint endpoint = endpoints.of(name, cluster);
            ClusterClient client =
                    ClusterClient.open(
                            endpoint.withLimits(
                                    endpoint.limits()
                                            .withTimeouts(PATIENCE, PATIENCE)
                                            .withRetries(1, PATIENCE)));
            open.put(path, client);
            version(path, side.equals("targets"), client.version());
            permissions(path, client);
        } catch (ClusterException.Refused e) {
            boolean who = e.status() == 401 || e.status() == 403;
            remarks.error(
                    path + (who ? ".auth" : ".url"), String.valueOf(e.getMessage()), e.remedy());
        } catch (ClusterException.Unreachable e) {
            remarks.error(path + ".url", String.valueOf(e.getMessage()), e.remedy());
        } catch (TurnstoneException e) {
            // Everything else is about secrets and certificates, before anything was sent.
            remarks.error(path, String.valueOf(e.getMessage()), e.remedy());
        } catch (IllegalArgumentException e) {
            remarks.error(path, String.valueOf(e.getMessage()), "Correct it.");
        }
    }

    private void version(String path, boolean target, ClusterVersion version) {
        if (target && !(version.isOpenSearch() && version.major() >= 2)) {
            remarks.error(
                    path + ".url",
                    "A " + version + " cannot be a target.",
                    "Name an OpenSearch of 2.0 or later.");
        }
    }

    /// What every migration asks for; writing is tried when metadata is planned.
    private void permissions(String path, ClusterClient client) {
        Map<String, String> needed =
                Map.of(
                        "list indices", "/_cat/indices?format=json&h=index",
                        "read settings", "/_cluster/settings?filter_path=persistent.none",
                        "read shards", "/_stats/docs?filter_path=_shards");
        needed.forEach(
                (what, request) -> {
                    int status = client.send(ClusterRequest.get(request)).status();
                    if (status == 401 || status == 403) {
                        remarks.error(
                                path + ".auth",
                                "We may not " + what + " there: it answers " + status + ".",
                                "Grant it to this user, or name another.");
                    }
                });
    }
}
