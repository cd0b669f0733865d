package dev.turnstone.model.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/// Where a cluster is (one address or several of its nodes), who we are there, whom we trust and
/// how hard we may ask.
public record ClusterEndpoint(
        List<URI> nodes, Auth auth, Tls tls, Limits limits, Compression compression) {

    public ClusterEndpoint {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("nodes: none (expected: at least one)");
        }
        nodes = nodes.stream().map(ClusterEndpoint::checked).toList();
    }

    public ClusterEndpoint(URI uri) {
        this(List.of(uri), Auth.NONE, Tls.SYSTEM, Limits.DEFAULT, Compression.NONE);
    }

    /// One address, or several of the same cluster's nodes with commas between them.
    public static ClusterEndpoint of(String urls) {
        List<URI> nodes = Arrays.stream(urls.split(",")).map(ClusterEndpoint::parsed).toList();
        return new ClusterEndpoint(nodes, Auth.NONE, Tls.SYSTEM, Limits.DEFAULT, Compression.NONE);
    }

    /// The first address: what the cluster is called in messages.
    public URI uri() {
        return nodes.getFirst();
    }

    /// True where certificates are not checked, so that anybody on the way can read and change what
    /// is sent; shown wherever the endpoint is.
    public boolean isInsecure() {
        return tls.trust() instanceof Tls.Trust.Anybody;
    }

    public ClusterEndpoint withAuth(Auth as) {
        return new ClusterEndpoint(nodes, as, tls, limits, compression);
    }

    public ClusterEndpoint withTls(Tls how) {
        return new ClusterEndpoint(nodes, auth, how, limits, compression);
    }

    public ClusterEndpoint withLimits(Limits within) {
        return new ClusterEndpoint(nodes, auth, tls, within, compression);
    }

    public ClusterEndpoint withCompression(Compression how) {
        return new ClusterEndpoint(nodes, auth, tls, limits, how);
    }

    private static URI parsed(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            // The exception quotes the address, which may hold a password.
            throw new IllegalArgumentException(
                    "address: not readable at character "
                            + e.getIndex()
                            + ": "
                            + e.getReason()
                            + " (expected: such as https://host:9200)");
        }
    }

    private static URI checked(URI uri) {
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "address: holds a user or password (expected: none; give them as"
                            + " authentication)");
        }
        boolean http =
                "http".equalsIgnoreCase(uri.getScheme())
                        || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "address: " + uri + " (expected: such as https://host:9200)");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "address: " + uri + " (expected: nothing behind the path)");
        }
        return URI.create(uri.toString().replaceFirst("/+$", ""));
    }
}
