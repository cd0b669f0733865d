package dev.turnstone.app.ui.wizard;

import dev.turnstone.engine.spec.shape.Problem;
import dev.turnstone.model.cluster.ClusterVersion;

import java.util.List;
import java.util.Optional;

/// What came of asking a cluster: who answered, and what is wrong or should be known.
record Contact(Optional<Facts> facts, List<Problem> problems) {
    /// What a cluster tells about itself; numbers that it does not tell are -1.
    record Facts(
            ClusterVersion version,
            String name,
            String health,
            long nodes,
            long indices,
            long documents,
            long bytes) {}

    Contact {
        problems = List.copyOf(problems);
    }

    /// It answers, and nothing stands in the way.
    boolean isClear() {
        return facts.isPresent() && problems.stream().noneMatch(Problem::isError);
    }
}
