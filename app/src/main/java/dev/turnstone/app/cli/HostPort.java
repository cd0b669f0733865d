package dev.turnstone.app.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/// Addresses as people write them.
final class HostPort {
    private HostPort() {}

    static String of(InetSocketAddress address) {
        InetAddress at = address.getAddress();
        String host = at == null ? address.getHostString() : at.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    static String of(List<URI> nodes) {
        return nodes.stream().map(URI::toString).collect(Collectors.joining(", "));
    }
}
