package dev.turnstone.engine.step;

import dev.turnstone.engine.plan.Step;
import dev.turnstone.engine.plan.StepKind;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.StepContext;
import dev.turnstone.engine.workflow.StepRunner;
import dev.turnstone.model.cluster.ClusterException;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Does the steps of a plan on real clusters.
public final class RealSteps implements StepRunner {
    private final Clusters clusters;
    private final RunMarks marks;
    private final Proxies proxies;
    private final Mending mending;
    private final Map<StepKind, Work> works = new EnumMap<>(StepKind.class);

    public RealSteps(Clusters clusters, Path home, RunMarks marks) {
        this.clusters = clusters;
        this.marks = marks;
        Desks desks = new Desks(home);
        this.mending = new Mending(clusters, desks);
        Followers followers = new Followers();
        this.proxies = new Proxies(home);
        MetadataPlans plans = new MetadataPlans(home, marks);
        works.put(StepKind.ASSESS, new AssessWork(plans, desks));
        SnapshotWork snapshots = new SnapshotWork(home, marks);
        works.put(StepKind.SNAPSHOT, snapshots);
        works.put(StepKind.METADATA, new MetadataWork(desks, plans));
        works.put(StepKind.CAPTURE, new CaptureWork(desks, followers));
        works.put(StepKind.PROXY_CAPTURE, new ProxyCaptureWork(desks, followers, proxies));
        works.put(StepKind.BACKFILL, new BackfillWork(desks));
        works.put(StepKind.REPLAY, new ReplayWork(desks, followers));
        works.put(StepKind.VALIDATE, new ValidateWork(desks, followers));
        works.put(StepKind.TEARDOWN, new TeardownWork(desks, followers, proxies, snapshots));
        works.put(StepKind.PROVE, new ValidateWork(desks, followers));
    }

    /// What can be mended beside the steps.
    public Mending mending() {
        return mending;
    }

    @Override
    public Outcome run(StepContext context) throws InterruptedException {
        Inputs inputs = new Inputs(context, clusters);
        return told(
                context,
                inputs.rehearsal().isPresent()
                        ? work -> work.rehearse(inputs)
                        : work -> work.run(inputs));
    }

    @Override
    public Outcome reconcile(StepContext context) throws InterruptedException {
        Inputs inputs = new Inputs(context, clusters);
        return told(context, work -> work.reconcile(inputs));
    }

    @Override
    public Outcome undo(StepContext context) throws InterruptedException {
        Inputs inputs = new Inputs(context, clusters);
        return inputs.rehearsal().isPresent()
                ? Work.nothing()
                : told(context, work -> work.undo(inputs));
    }

    @Override
    public void takeOver(StepRunner before) {
        if (before instanceof RealSteps real) {
            proxies.takeOver(real.proxies);
        }
    }

    /// Also what an edit left without a step: clients may go through it until it is cleaned. A line
    /// of a rehearsal has no proxy.
    @Override
    public void takeUp(RunSnapshot run) {
        proxies.logs().serve(marks.session(run.run()), run.captured());
        for (Step step : run.proxied()) {
            if (step.input("rehearse").isEmpty()) {
                proxies.standAgain(
                        step.input("migration"),
                        Inputs.line(step),
                        ProxyCaptureWork.how(step),
                        () -> clusters.sourceEndpoint(step.input("source")));
            }
        }
        proxies.endWhatNobodyWants();
    }

    @Override
    public void endProxies() {
        proxies.close();
    }

    @Override
    public List<String> proxies() {
        return proxies.addresses();
    }

    /// Ends what stands for the time of a run and belongs to no step. After every step has ended.
    @Override
    public void close() {
        proxies.close();
    }

    private interface Doing {
        Outcome by(Work work) throws InterruptedException;
    }

    /// Contact that was lost is not a failure: it is asked again what became of the step.
    private Outcome told(StepContext context, Doing doing) throws InterruptedException {
        Work work = works.get(context.step().kind());
        if (work == null) {
            return new Outcome.Failed(
                    "Steps of the kind "
                            + context.step().kind().label()
                            + " are not in this version; nothing was done.",
                    "Take it out of the spec.");
        }
        try {
            return doing.by(work);
        } catch (ClusterException.Unreachable e) {
            context.log(e.getMessage() + " " + e.remedy());
            return new Outcome.Unknown(e.getMessage() + " " + e.remedy());
        } catch (ClusterException.Cancelled e) {
            return Outcome.NotYet.stopped();
        }
    }
}
