package dev.turnstone.sandbox;

import dev.turnstone.sandbox.files.Tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// One node's place on disk and its settings. `home` belongs to the node alone, `snapshots` to its
/// cluster, `run` to all servers of one sandbox.
record NodePlan(ServerVersion version, ClusterPlan cluster, int number, Path run, Path home) {
    Path snapshots() {
        return cluster.snapshots();
    }

    Path settingsFile() {
        return home.resolve("launch.properties");
    }

    /// Writes the settings; port 0 lets the system choose.
    void write(int port) {
        try {
            for (String folder : new String[] {"data", "config", "logs"}) {
                Files.createDirectories(home.resolve(folder));
            }
            Files.createDirectories(snapshots());
            try (Writer writer = Files.newBufferedWriter(settingsFile())) {
                properties(port).store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        Tree.delete(home);
        cluster.deleteIfLast();
    }

    private Properties properties(int port) {
        var settings = new Properties();
        settings.setProperty("launcher.package", root());
        settings.setProperty("launcher.orphaned", cluster.folder().toString());
        settings.setProperty("cluster.name", cluster.name());
        settings.setProperty("node.name", "node-" + number);
        settings.setProperty("path.home", home.toString());
        settings.setProperty("path.data", home.resolve("data").toString());
        settings.setProperty("path.logs", home.resolve("logs").toString());
        settings.setProperty("path.repo", run.toString());
        settings.setProperty("network.host", "127.0.0.1");
        settings.setProperty("http.port", Integer.toString(port));
        settings.setProperty("cluster.routing.allocation.disk.threshold_enabled", "false");
        settings.setProperty("action.destructive_requires_name", "false");
        settings.setProperty("reindex.remote.whitelist", "127.0.0.1:*");
        if (version.product() == ServerVersion.Product.OPENSEARCH || version.major() >= 7) {
            settings.setProperty("reindex.remote.allowlist", "127.0.0.1:*");
            // The heap is small and collected when it is full: most of it may be rubbish.
            settings.setProperty("indices.breaker.total.use_real_memory", "false");
        }
        settings.remove(
                version.product() == ServerVersion.Product.OPENSEARCH && version.major() >= 2
                        ? "reindex.remote.whitelist"
                        : "reindex.remote.allowlist");
        cluster.discovery(version, number).forEach(settings::setProperty);
        return settings;
    }

    private String root() {
        return version.product() == ServerVersion.Product.OPENSEARCH
                ? "org.opensearch"
                : "org.elasticsearch";
    }
}
