package dev.turnstone.engine.spec;

import dev.turnstone.model.cluster.ClusterEndpoint;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A cluster can be addressed, is trusted in one way, and is not its own target.
final class ClusterRules {
    private final Told told;

    private ClusterRules(Told told) {
        this.told = told;
    }

    static void check(Spec spec, Told told) {
        ClusterRules rules = new ClusterRules(told);
        rules.side("sources", spec.sources());
        rules.side("targets", spec.targets());
        spec.migrations().forEach((name, each) -> rules.ontoItself(name, each, spec));
    }

    private void side(String side, Map<String, Cluster> clusters) {
        Map<String, String> known = new HashMap<>();
        clusters.forEach(
                (name, cluster) -> {
                    String path = side + "." + name;
                    address(path, cluster);
                    trust(path + ".tls", cluster);
                    String other = known.putIfAbsent(normal(cluster.url()), name);
                    if (other != null) {
                        told.warning(
                                path + ".url",
                                name + " and " + other + " have the same address.",
                                "Declare the cluster once, or correct one address.");
                    }
                });
    }

    private void address(String path, Cluster cluster) {
        try {
            List<URI> nodes = ClusterEndpoint.of(cluster.url().replace(" ", "")).nodes();
            boolean port = nodes.stream().allMatch(node -> node.getPort() <= 65_535);
            if (!port) {
                told.error(
                        path + ".url",
                        "The address has a port that no machine has.",
                        "Write a port of 1 to 65535.");
            }
            boolean plain = nodes.stream().anyMatch(node -> !isEncrypted(node) && !isHere(node));
            if (plain && !(cluster.auth() instanceof Login.None)) {
                told.warning(
                        path + ".url",
                        "Who we are is sent unencrypted: anybody on the way can read it.",
                        "Use https.");
            }
        } catch (IllegalArgumentException e) {
            told.error(
                    path + ".url",
                    "This is no address of a cluster: " + e.getMessage() + ".",
                    "Write such as https://host:9200.");
        }
    }

    private void trust(String path, Cluster cluster) {
        Trust trust = cluster.tls();
        int ways =
                (trust.insecure() ? 1 : 0)
                        + (trust.ca().isPresent() ? 1 : 0)
                        + (trust.fingerprint().isPresent() ? 1 : 0);
        if (ways > 1) {
            told.error(
                    path,
                    "Of ca, fingerprint and insecure, more than one is said: they contradict each"
                            + " other.",
                    "Keep one of them.");
        }
        boolean encrypted = cluster.url().toLowerCase(Locale.ROOT).contains("https://");
        if (!encrypted && (ways > 0 || trust.certificate().isPresent())) {
            told.warning(
                    path,
                    "Nothing is encrypted at an http address: this has no effect.",
                    "Use https, or remove it.");
        }
        if (trust.insecure()) {
            told.warning(
                    path + ".insecure",
                    "Any certificate is trusted: what is sent can be read and changed on the way.",
                    "Name the authority (ca) or the certificate's fingerprint.");
        }
    }

    private void ontoItself(String name, Migration migration, Spec spec) {
        Cluster source = spec.sources().get(migration.from());
        for (int i = 0; i < migration.to().size(); i++) {
            Cluster target = spec.targets().get(migration.to().get(i));
            if (source != null
                    && target != null
                    && normal(source.url()).equals(normal(target.url()))) {
                told.error(
                        "migrations." + name + ".to[" + i + "]",
                        "Source and target are the same cluster.",
                        "Correct the address of one of them.");
            }
        }
    }

    private static boolean isEncrypted(URI node) {
        return "https".equalsIgnoreCase(node.getScheme());
    }

    private static boolean isHere(URI node) {
        return node.getHost().equals("localhost")
                || node.getHost().startsWith("127.")
                || node.getHost().equals("[::1]");
    }

    private static String normal(String url) {
        return url.replace(" ", "").toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
    }
}
