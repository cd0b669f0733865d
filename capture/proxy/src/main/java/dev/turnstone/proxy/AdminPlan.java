package dev.turnstone.proxy;

import dev.turnstone.model.cluster.Secret;
import dev.turnstone.model.cluster.Tls;

import java.net.InetSocketAddress;
import java.util.Optional;

/// Where the admin endpoint listens: on loopback, or elsewhere with TLS and a token.
public record AdminPlan(
        InetSocketAddress listen, Optional<Tls.Certificate> certificate, Optional<Secret> token) {
    public AdminPlan {
        boolean isLoopback = listen.getAddress() != null && listen.getAddress().isLoopbackAddress();
        if (!isLoopback && (certificate.isEmpty() || token.isEmpty())) {
            throw new IllegalArgumentException(
                    "admin.listen: "
                            + listen
                            + " (expected: loopback, or admin.tls and admin.tokenFile as well)");
        }
    }
}
