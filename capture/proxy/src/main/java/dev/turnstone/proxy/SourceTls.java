package dev.turnstone.proxy;

import dev.turnstone.model.cluster.Tls;
import dev.turnstone.model.cluster.TlsMaterial;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;

import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/// TLS towards the source; the files can be read again while connections live. Any thread.
final class SourceTls {
    private final Tls tls;
    private volatile SslContext context;

    SourceTls(Tls tls) {
        this.tls = tls;
        this.context = read();
    }

    SslHandler handler(Channel channel, Node node) {
        return context.newHandler(channel.alloc(), node.host(), node.port());
    }

    /// New connections use what the files hold now; when they cannot be read, everything stays.
    void reload() {
        context = read();
    }

    private SslContext read() {
        SslContextBuilder builder =
                SslContextBuilder.forClient().applicationProtocolConfig(ServerTls.ONLY_HTTP_1);
        List<TrustManager> trusted = TlsMaterial.trusted(tls);
        List<KeyManager> shown = TlsMaterial.shown(tls);
        if (!trusted.isEmpty()) {
            builder.trustManager(trusted.getFirst());
        }
        if (!shown.isEmpty()) {
            builder.keyManager(shown.getFirst());
        }
        if (tls.trust() instanceof Tls.Trust.Anybody || tls.trust() instanceof Tls.Trust.Pinned) {
            builder.endpointIdentificationAlgorithm(null);
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new ProxyException(
                    "TLS to the source cannot be set up: " + e.getMessage(),
                    "Check the certificates and keys that were given.",
                    e);
        }
    }
}
