package dev.turnstone.sandbox.junit;

import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;

/// A server that the extension started, whatever its kind.
sealed interface Held extends AutoCloseable {
    Object server();

    /// Brings it back as if new for the next test class.
    void refresh();

    @Override
    void close();

    static Held start(Servers servers, Wanted wanted) {
        if (wanted.version().product() == ServerVersion.Product.KAFKA) {
            return new Broker(servers.kafka(wanted.version()));
        }
        if (wanted.nodes() > 1) {
            return new Cluster(servers.cluster(wanted.version(), wanted.nodes()));
        }
        return new Node(servers.search(wanted.version()));
    }

    record Node(SearchServer server) implements Held {
        @Override
        public void refresh() {
            if (!server.running()) {
                server.restart();
            }
            server.wipe();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    record Cluster(SearchCluster server) implements Held {
        @Override
        public void refresh() {
            server.nodes().stream().filter(node -> !node.running()).forEach(SearchServer::restart);
            server.wipe();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    record Broker(KafkaServer server) implements Held {
        @Override
        public void refresh() {
            server.wipe();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
