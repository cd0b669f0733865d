package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where the traffic goes and who it says it is.
///
/// @param endpoints one or more base URLs; on a failure a client goes on to the next
/// @param authorization value of the Authorization header; never written down
/// @param trustedCa a PEM file of certificates to trust instead of the platform's
public record Connection(
        List<URI> endpoints,
        @Nullable String authorization,
        @Nullable Path trustedCa,
        Duration requestTimeout) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    public Connection {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("endpoints: none (expected: at least one URL)");
        }
        endpoints = List.copyOf(endpoints);
    }

    public static Connection to(URI... endpoints) {
        return new Connection(List.of(endpoints), null, null, USUAL_TIMEOUT);
    }

    public Connection withAuthorization(String header) {
        return new Connection(endpoints, header, trustedCa, requestTimeout);
    }

    public Connection withTrustedCa(Path pem) {
        return new Connection(endpoints, authorization, pem, requestTimeout);
    }

    public Connection withRequestTimeout(Duration timeout) {
        return new Connection(endpoints, authorization, trustedCa, timeout);
    }

    @Override
    public String toString() {
        return "Connection" + endpoints;
    }
}
