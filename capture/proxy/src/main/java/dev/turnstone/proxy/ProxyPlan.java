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
        InetSocketAddress listen,
        Optional<ListenTls> tls,
        List<URI> upstream,
        Tls upstreamTls,
        boolean refusesUpgrades,
        WhenFull whenFull,
        RecordingFilter filter,
        long answerLimit,
        Redaction redaction,
        PassageLimits limits,
        LoopPlan loops) {
    private static final long MEBIBYTE = 1 << 20;

    public ProxyPlan {
        upstream = List.copyOf(upstream);
        if (upstream.isEmpty()) {
            throw new IllegalArgumentException("upstream: none (expected: at least one node)");
        }
    }

    /// A plain proxy that records everything; secrets are redacted by this key.
    public static ProxyPlan of(InetSocketAddress listen, List<URI> upstream, byte[] key) {
        return new ProxyPlan(
                "proxy",
                listen,
                Optional.empty(),
                upstream,
                Tls.SYSTEM,
                false,
                new WhenFull.PassAndMarkGap(),
                RecordingFilter.ALL,
                MEBIBYTE,
                new Redaction(key, List.of(), Set.of()),
                PassageLimits.DEFAULT,
                LoopPlan.FREE);
    }

    public ProxyPlan when(WhenFull full) {
        return new ProxyPlan(
                name,
                listen,
                tls,
                upstream,
                upstreamTls,
                refusesUpgrades,
                full,
                filter,
                answerLimit,
                redaction,
                limits,
                loops);
    }

    public ProxyPlan with(PassageLimits other) {
        return new ProxyPlan(
                name,
                listen,
                tls,
                upstream,
                upstreamTls,
                refusesUpgrades,
                whenFull,
                filter,
                answerLimit,
                redaction,
                other,
                loops);
    }

    public ProxyPlan with(LoopPlan other) {
        return new ProxyPlan(
                name,
                listen,
                tls,
                upstream,
                upstreamTls,
                refusesUpgrades,
                whenFull,
                filter,
                answerLimit,
                redaction,
                limits,
                other);
    }

    public ProxyPlan secured(ListenTls by, Tls towardsSource) {
        return new ProxyPlan(
                name,
                listen,
                Optional.of(by),
                upstream,
                towardsSource,
                refusesUpgrades,
                whenFull,
                filter,
                answerLimit,
                redaction,
                limits,
                loops);
    }
}
