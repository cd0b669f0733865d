package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.Capture;
import dev.turnstone.log.record.CanaryMark;
import dev.turnstone.model.cluster.Auth;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.proxy.CanaryPlan;

import tools.jackson.databind.JsonNode;

import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The writes of its own that the proxy of a migration sends, and their traces: one index on the
/// source, which the replay brings to the targets.
final class Canaries {
    private Canaries() {}

    /// Why none can be sent, in words; empty where they can.
    static Optional<String> impediment(ClusterEndpoint source) {
        if (source.tls().certificate().isPresent()) {
            return Optional.of(
                    "No canaries are sent, because the source asks for a client certificate: how far"
                            + " the target is behind is told while clients write, and not between.");
        }
        if (source.auth() instanceof Auth.SigV4) {
            return Optional.of(
                    "No canaries are sent, because each request to the source has to be signed: how"
                            + " far the target is behind is told while clients write, and not"
                            + " between.");
        }
        return Optional.empty();
    }

    /// As whom the engine itself is known to the source at the time.
    static CanaryPlan plan(String migration, Supplier<ClusterEndpoint> source) {
        return new CanaryPlan(
                CanaryPlan.USUAL,
                CanaryPlan.indexOf(migration),
                () -> Auth.authorization(source.get().auth()));
    }

    /// Takes away what is left of them on the source: whether there was something.
    static boolean removeFromSource(Inputs inputs) {
        return remove(
                inputs.source(),
                CanaryPlan.indexOf(inputs.step().input("migration")),
                inputs.context()::log);
    }

    /// Takes away what is left of them on the target: how many indices. After every replay to it
    /// has ended, because one that goes on would bring it again.
    static int removeFromTarget(Inputs inputs, Capture.Proxy how) {
        Collection<String> sent =
                how.external()
                        ? indices(inputs.source())
                        : List.of(CanaryPlan.indexOf(inputs.step().input("migration")));
        int removed = 0;
        for (String index : sent) {
            String brought = inputs.transform().targetIndex(index);
            removed += remove(inputs.target(), brought, inputs.context()::log) ? 1 : 0;
        }
        return removed;
    }

    /// Those of every proxy before this cluster: a proxy that stands elsewhere names its own, and
    /// goes on with it when the migration has ended.
    static Collection<String> indices(ClusterClient source) {
        return source.find(ClusterRequest.get("/" + CanaryMark.INDEX + "*/_alias"))
                .map(JsonNode::propertyNames)
                .orElse(Set.of());
    }

    /// Who may not write on a cluster could send no canaries either: that is told, and ends
    /// nothing.
    static boolean remove(ClusterClient cluster, String index, Consumer<String> told) {
        try {
            return cluster.find(ClusterRequest.delete("/" + index)).isPresent();
        } catch (ClusterException.Refused e) {
            if (e.status() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            told.accept(
                    "The canaries' index "
                            + index
                            + " may not be deleted as the user of this run. Should it be there,"
                            + " delete it by hand: it holds nothing of yours. "
                            + e.getMessage());
            return false;
        }
    }
}
