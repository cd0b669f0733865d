package dev.turnstone.sandbox.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy in front of a server through which a test makes the network fail, switchable while
/// connections are open. Thread-safe.
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final InetSocketAddress upstream;
    private final Weather weather = new Weather();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private FaultProxy(ServerSocket listening, InetSocketAddress upstream) {
        this.listening = listening;
        this.upstream = upstream;
    }

    /// Listens on a free loopback port in front of a URL's host and port.
    public static FaultProxy before(String url) {
        URI uri = URI.create(url);
        return before(new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    /// Listens on a free loopback port in front of any TCP server.
    public static FaultProxy before(InetSocketAddress upstream) {
        try {
            var listening = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
            var proxy = new FaultProxy(listening, upstream);
            Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port that clients connect to.
    public int port() {
        return listening.getLocalPort();
    }

    /// The address for HTTP clients, without a slash at the end.
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// How many connections are open through the proxy.
    public int connections() {
        return links.size();
    }

    /// From now on this goes wrong, on open connections too.
    public void turn(Fault fault) {
        weather.turn(fault);
        if (fault instanceof Fault.Cut cut && cut.afterAnswerBytes() == 0) {
            links.forEach(Link::reset);
        } else if (!(fault instanceof Fault.HalfOpen)) {
            links.forEach(Link::resetIfLost);
        }
    }

    /// From now on nothing goes wrong.
    public void heal() {
        turn(new Fault.None());
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
        try (client) {
            if (weather.now() instanceof Fault.Cut cut && cut.afterAnswerBytes() == 0) {
                client.setSoLinger(true, 0);
                return;
            }
            try (var server = new Socket(upstream.getAddress(), upstream.getPort())) {
                var link = new Link(client, server, weather);
                links.add(link);
                try {
                    link.run();
                } finally {
                    links.remove(link);
                }
            }
        } catch (IOException e) {
            // The server is not there: the client sees its connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            weather.turn(new Fault.None());
            links.forEach(Link::reset);
        }
    }
}
