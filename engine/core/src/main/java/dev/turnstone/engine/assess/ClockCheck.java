package dev.turnstone.engine.assess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Clocks that differ make times in logs and reports, and `now` in queries, differ.
final class ClockCheck {
    private static final Duration ALLOWED = Duration.ofSeconds(5);

    private ClockCheck() {}

    static List<Finding> skew(Facts facts) {
        List<String> objects = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (ClusterFacts cluster : List.of(facts.source(), facts.target())) {
            for (NodeFacts node : cluster.nodes()) {
                if (node.ahead().abs().compareTo(ALLOWED) > 0) {
                    objects.add(cluster.label());
                    details.add(
                            cluster.label()
                                    + ", node "
                                    + node.id()
                                    + ": "
                                    + node.ahead().toMillis()
                                    + " ms ahead of the clock here");
                }
            }
        }
        return Found.about("TS-401", Severity.WARNING, false, objects, details);
    }
}
