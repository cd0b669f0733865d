package dev.turnstone.model.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

import javax.net.ssl.SSLSocket;

/// Finds out whether a port that answered nonsense to plain HTTP speaks TLS. Sends nothing but the
/// greeting.
final class TlsProbe {
    private static final int WAIT = (int) Duration.ofSeconds(3).toMillis();

    private TlsProbe() {}

    static boolean speaksTls(URI node) {
        int port = node.getPort() < 0 ? 80 : node.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(node.getHost(), port), WAIT);
            plain.setSoTimeout(WAIT);
            var factory = TlsContext.of(Tls.insecure()).getSocketFactory();
            try (var tls = (SSLSocket) factory.createSocket(plain, node.getHost(), port, true)) {
                tls.startHandshake();
                return true;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
