package dev.turnstone.engine.host;

import dev.turnstone.engine.plan.ChangeSet;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Planner;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.spec.live.Estimator;
import dev.turnstone.engine.step.Clusters;
import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.model.cluster.SecretSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans specs against their sources, and says what that means for the run before. Any thread;
/// blocks.
final class Planning {
    private final SecretSource secrets;

    Planning(SecretSource secrets) {
        this.secrets = secrets;
    }

    /// `last` is the newest run in earnest.
    EngineHost.Planned plan(
            String session, Spec spec, boolean rehearsal, Optional<RunSnapshot> last) {
        try (Clusters clusters = new Clusters(spec, new Endpoints(secrets))) {
            Plan plan = Planner.plan(spec, SourceIndices.of(spec, clusters), rehearsal);
            Optional<RunSnapshot> before = last.filter(_ -> !rehearsal);
            return new EngineHost.Planned(
                    RunView.of(session, plan),
                    plan,
                    before.map(run -> changes(run, plan)),
                    before.map(RunSnapshot::state).filter(Planning::isNotOver).isPresent());
        }
    }

    List<Estimate> estimates(Spec spec) {
        try (Clusters clusters = new Clusters(spec, new Endpoints(secrets))) {
            List<Estimate> estimates = new ArrayList<>();
            spec.migrations()
                    .forEach(
                            (name, migration) ->
                                    estimates.addAll(
                                            Estimator.of(
                                                    name,
                                                    migration,
                                                    clusters.source(migration.from()))));
            return estimates;
        }
    }

    static boolean takesEdits(RunState state) {
        return switch (state) {
            case RUNNING, PAUSED, FAILED -> true;
            case PAUSING, CANCELLING, ROLLING_BACK ->
                    throw new NotNow(
                            "The run is " + state.label() + ".", "Wait until it has come to rest.");
            default -> false;
        };
    }

    static void refuseWhatIsMissing(Plan plan) {
        if (!plan.missingKinds().isEmpty()) {
            throw new NotNow(
                    "The spec asks for what is not in this version: " + plan.missingKinds() + ".",
                    "Take it out of the spec; everything else of it can run.");
        }
    }

    private static ChangeSet changes(RunSnapshot run, Plan plan) {
        return switch (run.state()) {
            case SUCCEEDED, CANCELLED, ROLLED_BACK, NEEDS_ATTENTION -> run.changesOfNewRun(plan);
            default -> run.changes(plan);
        };
    }

    private static boolean isNotOver(RunState state) {
        return switch (state) {
            case RUNNING, PAUSED, FAILED, PAUSING, CANCELLING, ROLLING_BACK -> true;
            default -> false;
        };
    }
}
