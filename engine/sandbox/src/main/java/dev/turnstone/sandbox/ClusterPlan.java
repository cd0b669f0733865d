package dev.turnstone.sandbox;

import dev.turnstone.sandbox.files.Tree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the nodes of one cluster share: a folder, and in a cluster of several, who is where. The
/// first node alone may be master, so the cluster survives the loss of any other.
record ClusterPlan(String name, Path folder, List<Integer> transportPorts) {
    Path snapshots() {
        return folder.resolve("snapshots");
    }

    Path home(int node) {
        return folder.resolve("node-" + node);
    }

    void deleteIfLast() {
        for (int node = 0; node < Math.max(1, transportPorts.size()); node++) {
            if (Files.exists(home(node))) {
                return;
            }
        }
        Tree.delete(folder);
    }

    /// The settings by which the nodes find each other. A single node has no transport port of its
    /// own choice.
    Map<String, String> discovery(ServerVersion version, int node) {
        var settings = new HashMap<String, String>();
        boolean modern = isModern(version);
        String port = modern ? "transport.port" : "transport.tcp.port";
        if (transportPorts.isEmpty()) {
            settings.put("discovery.type", "single-node");
            settings.put(port, "0");
            return settings;
        }
        settings.put(port, Integer.toString(transportPorts.get(node)));
        String hosts =
                transportPorts.stream()
                        .map(other -> "127.0.0.1:" + other)
                        .collect(Collectors.joining(","));
        if (modern) {
            settings.put("discovery.seed_hosts", hosts);
            settings.put("cluster.initial_master_nodes", "node-0");
        } else {
            settings.put("discovery.zen.ping.unicast.hosts", hosts);
            settings.put("discovery.zen.minimum_master_nodes", "1");
            settings.put("discovery.zen.ping_timeout", "1s");
        }
        if (node > 0) {
            boolean roles =
                    version.product() == ServerVersion.Product.OPENSEARCH && version.major() >= 2;
            settings.put(roles ? "node.roles" : "node.master", roles ? "data,ingest" : "false");
        }
        return settings;
    }

    private static boolean isModern(ServerVersion version) {
        return version.product() == ServerVersion.Product.OPENSEARCH || version.major() >= 7;
    }
}
