package dev.turnstone.engine.host;

import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.step.Clusters;
import dev.turnstone.engine.step.Mending;
import dev.turnstone.engine.step.RealSteps;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.RunDriver;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.engine.workflow.StepRunner;

/// One run that is driven here, with the clients of its clusters.
record Driven(
        RunDriver driver,
        StepRunner steps,
        Clusters clusters,
        Newcomers newcomers,
        boolean rehearsal)
        implements AutoCloseable {
    /// What its steps ask for from now on is of the edited spec; where the edit is refused, of the
    /// one before.
    RunSnapshot edit(Event.Edit edit, Spec edited) throws InterruptedException {
        Spec before = clusters.spec();
        clusters.follow(edited);
        try {
            return driver.tell(edit);
        } catch (RuntimeException e) {
            asBefore(before, e);
            throw e;
        }
    }

    private void asBefore(Spec before, RuntimeException refusal) {
        try {
            clusters.follow(before);
        } catch (RuntimeException e) {
            refusal.addSuppressed(e);
        }
    }

    /// What can be mended beside the steps; refused where the steps are not done on real clusters.
    Mending mending() {
        if (steps instanceof RealSteps real) {
            return real.mending();
        }
        throw new NotNow("This run works on no clusters.", "Start one that does.");
    }

    /// Its decisions could not be kept, so that nothing is done here any more.
    boolean isOver() {
        return driver.isOver();
    }

    /// Something is under way, or clients go through what stands here.
    boolean isBusy() {
        return !isOver() && isUnderWay(driver.now()) || !steps.proxies().isEmpty();
    }

    /// An engine that comes up takes such a run up.
    static boolean needsAnEngine(RunSnapshot run) {
        return run.state() != RunState.PLANNED && isUnderWay(run) || !run.proxied().isEmpty();
    }

    private static boolean isUnderWay(RunSnapshot run) {
        return !run.state().isSettled() || !run.isQuiet();
    }

    /// No step is under way any more; what stands beside them does.
    void rest() {
        newcomers.close();
        driver.close();
    }

    @Override
    public void close() {
        rest();
        steps.close();
        clusters.close();
    }
}
