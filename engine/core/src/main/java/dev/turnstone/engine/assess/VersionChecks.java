package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.Unread;
import dev.turnstone.model.cluster.ClusterVersion;

import java.util.ArrayList;
import java.util.List;

/// Which servers these are, and what they let us see.
final class VersionChecks {
    private VersionChecks() {}

    static List<Finding> sourceVersion(Facts facts) {
        ClusterVersion version = facts.source().version();
        boolean known =
                version.isOpenSearch()
                        ? version.major() >= 1 && version.major() <= 3
                        : version.major() == 5 && version.minor() >= 6
                                || version.major() >= 6 && version.major() <= 8;
        return known ? List.of() : cluster("TS-001", Severity.BLOCKER, facts.source());
    }

    static List<Finding> targetVersion(Facts facts) {
        ClusterVersion version = facts.target().version();
        boolean known = version.isOpenSearch() && (version.major() == 2 || version.major() == 3);
        return known ? List.of() : cluster("TS-002", Severity.BLOCKER, facts.target());
    }

    static List<Finding> sameCluster(Facts facts) {
        String uuid = facts.source().uuid();
        return !uuid.isEmpty() && uuid.equals(facts.target().uuid())
                ? cluster("TS-003", Severity.BLOCKER, facts.target())
                : List.of();
    }

    static List<Finding> noSequenceNumbers(Facts facts) {
        return facts.source().version().hasSequenceNumbers()
                ? List.of()
                : cluster("TS-004", Severity.WARNING, facts.source());
    }

    static List<Finding> mixedVersions(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (ClusterFacts cluster : List.of(facts.source(), facts.target())) {
            List<String> versions =
                    cluster.nodes().stream().map(NodeFacts::version).distinct().sorted().toList();
            if (versions.size() > 1) {
                findings.addAll(
                        Found.about(
                                "TS-005",
                                Severity.WARNING,
                                false,
                                List.of(cluster.label()),
                                versions));
            }
        }
        return findings;
    }

    static List<Finding> backwards(Facts facts) {
        ClusterVersion source = facts.source().version();
        ClusterVersion target = facts.target().version();
        return source.isOpenSearch() && source.major() > target.major()
                ? cluster("TS-006", Severity.WARNING, facts.target())
                : List.of();
    }

    static List<Finding> notAllowed(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (ClusterFacts cluster : List.of(facts.source(), facts.target())) {
            List<String> details =
                    cluster.unread().stream().map(VersionChecks::told).distinct().toList();
            if (!details.isEmpty()) {
                findings.addAll(
                        Found.about(
                                "TS-007",
                                Severity.WARNING,
                                false,
                                List.of(cluster.label()),
                                details));
            }
        }
        return findings;
    }

    private static String told(Unread unread) {
        return unread.what() + ": status " + unread.status();
    }

    private static List<Finding> cluster(String code, Severity severity, ClusterFacts cluster) {
        return Found.about(
                code,
                severity,
                false,
                List.of(cluster.label()),
                List.of(cluster.version().toString()));
    }
}
