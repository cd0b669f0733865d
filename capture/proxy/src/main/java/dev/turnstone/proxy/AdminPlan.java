package dev.turnstone.proxy;

import dev.turnstone.model.cluster.Secret;

import java.net.InetSocketAddress;
import java.util.Optional;

/// Where the admin endpoint listens: on loopback, or elsewhere with TLS and a token.
public record AdminPlan(InetSocketAddress listen, Optional<ListenTls> tls, Optional<Secret> token) {
    public AdminPlan {
        boolean isLoopback = listen.getAddress() != null && listen.getAddress().isLoopbackAddress();
        if (!isLoopback && (tls.isEmpty() || token.isEmpty())) {
            throw new IllegalArgumentException(
                    "admin.listen: "
                            + listen
                            + " (expected: loopback, or admin.tls and admin.tokenFile as well)");
        }
    }
}
