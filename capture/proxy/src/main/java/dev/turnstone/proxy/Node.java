package dev.turnstone.proxy;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// One node of the source. Its name is looked up by the health check, never on an event loop. Any
/// thread.
final class Node {
    private static final int USUAL_PORT = 9200;

    private final String host;
    private final int port;
    private final boolean isSecure;
    private volatile @Nullable InetSocketAddress address;
    private volatile boolean isHealthy;

    private Node(String host, int port, boolean isSecure) {
        this.host = host;
        this.port = port;
        this.isSecure = isSecure;
    }

    static Node of(URI uri) {
        String scheme = uri.getScheme();
        boolean isSecure = "https".equals(scheme);
        if (!isSecure && !"http".equals(scheme) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    uri + " (expected: http://host:port or https://host:port)");
        }
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        return new Node(uri.getHost(), port, isSecure);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    boolean isSecure() {
        return isSecure;
    }

    boolean isHealthy() {
        return isHealthy;
    }

    /// Null until the name was found once.
    @Nullable InetSocketAddress address() {
        return address;
    }

    void healthy(boolean is) {
        isHealthy = is;
    }

    /// Blocks.
    void lookUp() throws UnknownHostException {
        address = new InetSocketAddress(InetAddress.getByName(host), port);
    }

    @Override
    public String toString() {
        return (isSecure ? "https://" : "http://") + host + ":" + port;
    }
}
