package dev.turnstone.proxy;

import dev.turnstone.model.cluster.Tls;
import dev.turnstone.proxy.loops.LoopPlan;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a proxy is to stand before a cluster and what it records.
public record ProxyPlan(
        String name,
        Listening listening,
        Source source,
        boolean refusesUpgrades,
        RecordingPlan recording,
        PassageLimits limits,
        LoopPlan loops) {

    /// Where clients come in, and what they are shown there.
    public record Listening(InetSocketAddress address, Optional<ListenTls> tls) {}

    /// The cluster's nodes, and whom a proxy trusts there.
    public record Source(List<URI> nodes, Tls tls) {
        public Source {
            nodes = List.copyOf(nodes);
            if (nodes.isEmpty()) {
                throw new IllegalArgumentException("upstream: none (expected: at least one node)");
            }
        }
    }

    /// A plain proxy that records everything; secrets are redacted by this key.
    public static ProxyPlan of(InetSocketAddress listen, List<URI> nodes, byte[] key) {
        return new ProxyPlan(
                "proxy",
                new Listening(listen, Optional.empty()),
                new Source(nodes, Tls.SYSTEM),
                false,
                RecordingPlan.everything(new Redaction(key, List.of(), Set.of())),
                PassageLimits.DEFAULT,
                LoopPlan.FREE);
    }

    public ProxyPlan withName(String other) {
        return new ProxyPlan(other, listening, source, refusesUpgrades, recording, limits, loops);
    }

    public ProxyPlan withTls(ListenTls shown) {
        var secured = new Listening(listening.address(), Optional.of(shown));
        return new ProxyPlan(name, secured, source, refusesUpgrades, recording, limits, loops);
    }

    public ProxyPlan withSourceTls(Tls tls) {
        var trusted = new Source(source.nodes(), tls);
        return new ProxyPlan(name, listening, trusted, refusesUpgrades, recording, limits, loops);
    }

    public ProxyPlan withRecording(RecordingPlan other) {
        return new ProxyPlan(name, listening, source, refusesUpgrades, other, limits, loops);
    }

    public ProxyPlan withLimits(PassageLimits other) {
        return new ProxyPlan(name, listening, source, refusesUpgrades, recording, other, loops);
    }

    public ProxyPlan withLoops(LoopPlan other) {
        return new ProxyPlan(name, listening, source, refusesUpgrades, recording, limits, other);
    }
}
