package dev.turnstone.sandbox.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLServerSocket;

/// Stands before a server's URL: ends TLS, lets through whom `Access` allows, and hands on the
/// requests (HTTP/1.1) byte for byte otherwise. Thread-safe.
public final class Front implements AutoCloseable {
    private final ServerSocket listening;
    private final String scheme;
    private final URI upstream;
    private final Access access;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Front(ServerSocket listening, String scheme, URI upstream, Access access) {
        this.listening = listening;
        this.scheme = scheme;
        this.upstream = upstream;
        this.access = access;
    }

    /// A front with TLS and a certificate of the authority.
    public static Front tls(String upstream, CertificateAuthority authority, Access access) {
        try {
            var sockets = authority.context(authority.server()).getServerSocketFactory();
            var listening = (SSLServerSocket) sockets.createServerSocket(0, 256, loopback());
            listening.setNeedClientAuth(access instanceof Access.ClientCertificate);
            return start(new Front(listening, "https", URI.create(upstream), access));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A front without TLS.
    public static Front plain(String upstream, Access access) {
        if (access instanceof Access.ClientCertificate) {
            throw new IllegalArgumentException("access: a certificate (expected: no need of TLS)");
        }
        try {
            var listening = new ServerSocket(0, 256, loopback());
            return start(new Front(listening, "http", URI.create(upstream), access));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address for clients, without a slash at the end.
    public String url() {
        return scheme + "://127.0.0.1:" + listening.getLocalPort();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getLoopbackAddress();
    }

    private static Front start(Front front) {
        Thread.ofVirtual().name("front").start(front::accept);
        return front;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or this one client went away before it was accepted.
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client;
                var server = new Socket(upstream.getHost(), upstream.getPort())) {
            new Passage(client, server, access).run();
        } catch (IOException e) {
            // One side went away: the other sees its connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
