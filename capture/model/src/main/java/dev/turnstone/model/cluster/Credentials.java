package dev.turnstone.model.cluster;

import dev.turnstone.model.Body;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Turns an [Auth] into the address and the headers of one request.
final class Credentials {
    private static final String AUTHORIZATION = "Authorization";

    private final Auth auth;
    private final InstantSource clock;

    Credentials(Auth auth, InstantSource clock) {
        this.auth = auth;
        this.clock = clock;
    }

    /// The address as it must be sent: signing fixes the spelling of the query.
    URI address(URI uri) {
        if (!(auth instanceof Auth.SigV4) || uri.getRawQuery() == null) {
            return uri;
        }
        String all = uri.toString();
        String query = CanonicalUrl.query(uri.getRawQuery());
        String bare = all.substring(0, all.indexOf('?'));
        return URI.create(query.isEmpty() ? bare : bare + "?" + query);
    }

    Map<String, String> headers(String method, URI address, List<Body> parts) {
        return auth instanceof Auth.SigV4 as
                ? signed(as, method, address, parts)
                : Auth.authorization(auth)
                        .map(value -> Map.of(AUTHORIZATION, value.reveal()))
                        .orElse(Map.of());
    }

    private Map<String, String> signed(
            Auth.SigV4 as, String method, URI address, List<Body> parts) {
        var now = clock.instant();
        String hash = Sha256.of(parts);
        var headers = new TreeMap<String, String>();
        headers.put("host", host(address));
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", SigV4.TIME.format(now));
        as.sessionToken().ifPresent(t -> headers.put("x-amz-security-token", t.reveal()));
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        String authorization =
                new SigV4(as)
                        .authorization(
                                method,
                                CanonicalUrl.path(address.getRawPath()),
                                query,
                                headers,
                                hash,
                                now);
        // The HTTP client writes the host itself, exactly as it was signed.
        headers.remove("host");
        headers.put(AUTHORIZATION, authorization);
        return headers;
    }

    private static String host(URI address) {
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        int port = address.getPort();
        return port < 0 || port == usual ? address.getHost() : address.getHost() + ":" + port;
    }
}
