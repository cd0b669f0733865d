package dev.turnstone.proxy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Looks from time to time whether nodes can be reached. A thread of its own, which may block.
final class HealthCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Upstream upstream;
    private final Duration connectWithin;
    private final Thread thread;

    private HealthCheck(Upstream upstream, Duration connectWithin) {
        this.upstream = upstream;
        this.connectWithin = connectWithin;
        this.thread = Thread.ofVirtual().name("proxy-health").unstarted(this::run);
    }

    /// Looks once before it returns.
    static HealthCheck start(Upstream upstream, Duration connectWithin) {
        HealthCheck check = new HealthCheck(upstream, connectWithin);
        check.lookAtAll();
        check.thread.start();
        return check;
    }

    void lookAtAll() {
        for (Node node : upstream.nodes()) {
            look(node);
        }
    }

    void look(Node node) {
        boolean was = node.isHealthy();
        try (Socket socket = new Socket()) {
            node.lookUp();
            InetSocketAddress address = node.address();
            socket.connect(address, Math.toIntExact(connectWithin.toMillis()));
            node.healthy(true);
        } catch (IOException e) {
            node.healthy(false);
            if (was) {
                LOG.warn("Node {} cannot be reached: {}", node, e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY);
                lookAtAll();
            }
        } catch (InterruptedException e) {
            LOG.debug("ended");
        }
    }
}
