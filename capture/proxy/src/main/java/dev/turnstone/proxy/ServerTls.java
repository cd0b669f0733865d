package dev.turnstone.proxy;

import dev.turnstone.model.cluster.Tls;
import dev.turnstone.model.cluster.TlsMaterial;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;

import java.util.List;

import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/// TLS towards clients; the files can be read again while connections live. ALPN offers http/1.1
/// alone, so that clients fall back. Any thread.
final class ServerTls {
    static final ApplicationProtocolConfig ONLY_HTTP_1 =
            new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_1_1);

    private final ListenTls tls;
    private volatile SslContext context;

    ServerTls(ListenTls tls) {
        this.tls = tls;
        this.context = read();
    }

    SslHandler handler(Channel channel) {
        return context.newHandler(channel.alloc());
    }

    /// New connections use what the files hold now; when they cannot be read, everything stays.
    void reload() {
        context = read();
    }

    private SslContext read() {
        Tls shown = Tls.SYSTEM.withCertificate(tls.certificate());
        SslContextBuilder builder =
                SslContextBuilder.forServer(TlsMaterial.shown(shown).getFirst())
                        .applicationProtocolConfig(ONLY_HTTP_1)
                        .clientAuth(tls.clients().auth());
        tls.authority()
                .ifPresent(
                        pem -> {
                            List<TrustManager> trusted = TlsMaterial.trusted(Tls.authority(pem));
                            builder.trustManager(trusted.getFirst());
                        });
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new ProxyException(
                    "TLS for clients cannot be set up: " + e.getMessage(),
                    "Check the certificate and key that were given.",
                    e);
        }
    }
}
