package dev.turnstone.engine.step;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.spec.Migration;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.workflow.StepContext;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// What a step is about, read from its inputs.
record Inputs(StepContext context, Clusters clusters) {
    Step step() {
        return context.step();
    }

    ClusterClient source() {
        return clusters.source(step().input("source"));
    }

    ClusterClient target() {
        return clusters.target(step().input("target"));
    }

    String group() {
        return step().input("group");
    }

    /// With commas between them.
    String indices() {
        return step().input("indices");
    }

    List<String> indexList() {
        return Arrays.stream(indices().split(",", -1)).filter(name -> !name.isEmpty()).toList();
    }

    /// How many documents of each index a rehearsal takes; empty in earnest.
    OptionalLong rehearsal() {
        String sample = step().input("rehearse");
        return sample.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(sample));
    }

    Migration migration() {
        Spec spec = clusters.spec();
        Migration migration = spec.migrations().get(step().input("migration"));
        if (migration == null) {
            throw new TurnstoneException(
                    "The spec has no migration " + step().input("migration") + " any more.",
                    "Put it back, or clean up by hand what it left behind.");
        }
        return migration;
    }

    Transform transform() {
        return transform(step());
    }

    static Transform transform(Step step) {
        String declared = step.input("transform");
        return declared.isEmpty() || Json.MAPPER.readTree(declared).isEmpty()
                ? Transform.NONE
                : Transforms.parse(declared);
    }

    /// What a capture follows: this group to this target.
    String line() {
        return line(step());
    }

    static String line(Step capture) {
        return Followers.key(
                capture.input("migration"), capture.input("group"), capture.input("target"));
    }

    /// The step of another kind for the same group; the cluster is the target or the source.
    String sibling(String kind, String cluster) {
        return step().input("migration") + "/" + kind + "/" + group() + "/" + cluster;
    }
}
