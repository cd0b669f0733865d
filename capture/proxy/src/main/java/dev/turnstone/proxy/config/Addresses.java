package dev.turnstone.proxy.config;

import java.net.InetSocketAddress;
import java.net.URI;

/// Addresses as people write them.
final class Addresses {
    private Addresses() {}

    /// `HOST:PORT`.
    static InetSocketAddress of(Section section, String field) {
        String text = section.required(field);
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            InetSocketAddress address =
                    new InetSocketAddress(text.substring(0, Math.max(0, colon)), port);
            if (colon > 0 && !address.isUnresolved()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(section, field, text);
        }
        throw wrong(section, field, text);
    }

    static URI node(Section section, String text) {
        try {
            URI uri = URI.create(text);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isHttp && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw section.wrong("upstream", text + " (expected: http://host:port)");
        }
        throw section.wrong("upstream", text + " (expected: http://host:port)");
    }

    private static ConfigException wrong(Section section, String field, String text) {
        return section.wrong(field, text + " (expected: HOST:PORT of this machine)");
    }
}
