package dev.turnstone.sandbox;

import java.nio.file.Path;
import java.util.List;

/// Several nodes as one cluster. Node 0 alone may be master: any other may be killed and the
/// cluster lives on; without node 0 it waits until that is back. Thread-safe.
public final class SearchCluster implements AutoCloseable {
    private final List<SearchServer> nodes;

    SearchCluster(List<SearchServer> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /// Waits until all nodes answer and know each other.
    static SearchCluster ready(List<SearchServer> launched) {
        var cluster = new SearchCluster(launched);
        try {
            launched.forEach(SearchServer::awaitReady);
            if (launched.size() > 1) {
                Health.await(cluster.url(), launched.size());
            }
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// Where clients reach the first node.
    public String url() {
        return node(0).url();
    }

    /// The exact version, such as `7.10.2`.
    public String version() {
        return node(0).version();
    }

    /// A folder that all nodes accept as the location of an `fs` snapshot repository.
    public Path snapshots() {
        return node(0).snapshots();
    }

    /// All nodes, in order.
    public List<SearchServer> nodes() {
        return nodes;
    }

    /// One node, counted from 0.
    public SearchServer node(int number) {
        return nodes.get(number);
    }

    /// Deletes all that the cluster holds, as `SearchServer.wipe` does.
    public void wipe() {
        node(0).wipe();
    }

    @Override
    public void close() {
        nodes.reversed().forEach(SearchServer::close);
    }
}
