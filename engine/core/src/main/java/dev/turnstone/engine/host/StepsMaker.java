package dev.turnstone.engine.host;

import dev.turnstone.engine.step.Clusters;
import dev.turnstone.engine.workflow.StepRunner;

import java.nio.file.Path;

/// Makes what does the steps of a run, for the clusters of its spec.
public interface StepsMaker {
    StepRunner make(Clusters clusters, Path home);
}
