package dev.turnstone.engine.host;

import dev.turnstone.engine.history.Audit;
import dev.turnstone.engine.history.History;
import dev.turnstone.engine.history.Runs;
import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.plan.ChangeSet;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.spec.live.Estimate;
import dev.turnstone.engine.step.MadeObjects;
import dev.turnstone.engine.step.Mending;
import dev.turnstone.engine.step.RealSteps;
import dev.turnstone.engine.step.RunMarks;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.Progress;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The engine of one home: plans, starts and drives the runs of its sessions, and remembers. Any
/// thread. Changes are taken one at a time; whoever only looks waits for none of them.
public final class EngineHost implements AutoCloseable {
    private final History history;
    private final InstantSource clock;
    private final SessionSpecs specs;
    private final Watchers watchers;
    private final Planning planning;
    private final DrivenRuns driven;
    private final MadeObjects made;

    /// What a plan would do, and what it means for what was done; `edits` where a start would
    /// change a run that is not over.
    public record Planned(RunView plan, Plan graph, Optional<ChangeSet> changes, boolean edits) {}

    private EngineHost(Path home, History history, SecretSource secrets, StepsMaker steps) {
        this.history = history;
        this.planning = new Planning(secrets);
        this.clock = InstantSource.system();
        this.specs = new SessionSpecs(history.sessions());
        this.watchers = new Watchers(clock.millis());
        this.driven = new DrivenRuns(home, history, secrets, steps, watchers, clock);
        this.made = new MadeObjects(home, new KeptMarks(history.runs()));
    }

    public static EngineHost open(Path home, SecretSource secrets) {
        History history = History.open(home);
        RunMarks marks = new KeptMarks(history.runs());
        return new EngineHost(
                home,
                history,
                secrets,
                (clusters, folder) -> new RealSteps(clusters, folder, marks));
    }

    /// With other steps than the real ones, for measurements.
    public static EngineHost open(Path home, SecretSource secrets, StepsMaker steps) {
        return on(home, History.open(home), secrets, steps);
    }

    static EngineHost on(Path home, History history, SecretSource secrets, StepsMaker steps) {
        return new EngineHost(home, history, secrets, steps);
    }

    public History history() {
        return history;
    }

    MadeObjects made() {
        return made;
    }

    /// Takes up every run that something was under way for when the last engine ended, or whose
    /// proxy clients go through.
    public synchronized void takeUp() throws InterruptedException {
        for (Sessions.Session session : history.sessions().list()) {
            Optional<Runs.Run> newest = newest(session.name());
            if (newest.isPresent()) {
                if (Driven.needsAnEngine(history.runs().read(newest.get().id()))) {
                    takeUp(session.name(), newest.get());
                }
            }
        }
    }

    /// Something is under way, or waits for somebody here.
    public boolean isBusy() {
        return driven.anyBusy();
    }

    /// Grows with every change of the session's run, of its log, and of what is known about it.
    public long version(String session) {
        return watchers.version(session);
    }

    /// Tells whenever [#version] grew, on the thread that changed it: the listener must be quick
    /// and may not ask the engine for changes.
    public Subscription watch(String session, Runnable listener) {
        return watchers.watch(session, listener);
    }

    /// Asks the sources which indices there are; nothing else waits for that.
    public Planned plan(String session, boolean rehearsal) {
        return plan(session, specs.newest(session), rehearsal);
    }

    /// The plan of a text that is nobody's spec yet: nothing is kept of it.
    public Planned planOf(String session, String text, boolean rehearsal) {
        return plan(session, SessionSpecs.unkept(session, text), rehearsal);
    }

    /// How much there is to do for each group, and how long it may take, asked of the sources; the
    /// speed of the targets is assumed, since trying it would write to them.
    public List<Estimate> estimates(String session) {
        return planning.estimates(specs.newest(session).spec());
    }

    /// Starts a run of the session's spec. Where one is under way already, the edited spec is put
    /// under it; else what an earlier run left fresh is taken over.
    public synchronized RunView start(String session, boolean rehearsal, String who)
            throws InterruptedException {
        SessionSpecs.Versioned spec = specs.newest(session);
        Optional<RunSnapshot> before = last(session);
        Rehearsals.refuseWhereInTheWay(rehearsal, before, driven.find(session));
        Plan plan = plan(session, spec, rehearsal).graph();
        if (!rehearsal && before.isPresent() && Planning.takesEdits(before.get().state())) {
            RunSnapshot edited =
                    driven(session).edit(new Event.Edit(plan, spec.version()), spec.spec());
            audit(who, session, edited.run(), "edited", "version " + spec.version());
            return view(session);
        }
        Planning.refuseWhatIsMissing(plan);
        RunSnapshot run =
                history.runs()
                        .create(
                                session,
                                spec.version(),
                                rehearsal,
                                rehearsal ? Optional.empty() : before,
                                plan,
                                who,
                                clock.instant());
        audit(who, session, run.run(), rehearsal ? "rehearsed" : "started", "");
        driven.begin(session, run, spec, rehearsal).driver().tell(new Event.Start());
        return view(session);
    }

    public synchronized RunView tell(String session, Event event, String who)
            throws InterruptedException {
        RunSnapshot run = driven(session).driver().tell(event);
        audit(who, session, run.run(), event.getClass().getSimpleName(), event.toString());
        return view(session);
    }

    /// Ends the proxies of a run that was cancelled, for good: clients that still go through them
    /// are refused from now on.
    public synchronized RunView endProxies(String session, String who) throws InterruptedException {
        Driven run = driven(session);
        RunSnapshot now = run.driver().tell(new Event.EndProxies());
        run.steps().endProxies();
        audit(who, session, now.run(), "ended proxies", "");
        return view(session);
    }

    /// The newest run of the session as it stands.
    public RunView view(String session) {
        long version = version(session);
        Optional<Driven> here = driven.find(session);
        if (here.isPresent()) {
            Driven run = here.get();
            return RunView.of(session, run.driver().now(), run.driver()::progress, clock.instant())
                    .at(version, !run.isOver(), run.rehearsal(), run.newcomers().found())
                    .with(run.steps().proxies());
        }
        Runs.Run newest = required(session);
        return RunView.of(
                        session,
                        history.runs().read(newest.id()),
                        _ -> Progress.NONE,
                        clock.instant())
                .at(version, false, newest.rehearsal(), List.of());
    }

    /// One step with everything that is known of it.
    public StepDetail step(String session, String step) {
        Optional<Driven> here = driven.find(session);
        return StepDetail.of(
                snapshot(session),
                step,
                here.map(run -> StepDetail.Now.of(run.driver(), step))
                        .orElse(StepDetail.Now.NOTHING),
                history);
    }

    public RunSnapshot snapshot(String session) {
        return driven.find(session)
                .map(run -> run.driver().now())
                .orElseGet(() -> history.runs().read(required(session).id()));
    }

    /// Waits for the session's run, without keeping others from asking.
    public boolean await(String session, Predicate<RunSnapshot> wished, Duration most)
            throws InterruptedException {
        Driven waited;
        synchronized (this) {
            waited = driven(session);
        }
        return waited.driver().await(wished, most);
    }

    /// With its specs, runs and logs; what is on the clusters stays.
    public synchronized void delete(String session, String who) {
        refuseWhereClientsComeIn(session);
        history.sessions().delete(session, who, clock.instant());
        driven.drop(session);
    }

    private void refuseWhereClientsComeIn(String session) {
        List<String> proxies =
                driven.find(session).map(run -> run.steps().proxies()).orElse(List.of());
        if (!proxies.isEmpty()) {
            throw new NotNow(
                    "Clients come in through a proxy of the session "
                            + session
                            + " at "
                            + String.join(", ", proxies)
                            + ". Nothing was deleted.",
                    "End it first, when no client needs it (\"turnstone workflow cancel"
                            + " --end-proxies\").");
        }
    }

    /// What can be mended beside the steps of the session's run; a run that was at rest is taken
    /// up.
    synchronized Mending mending(String session) throws InterruptedException {
        return driven(session).mending();
    }

    /// Keeps who did what beside the steps.
    void note(String session, String who, String action, String detail) {
        audit(who, session, snapshot(session).run(), action, detail);
    }

    @Override
    public synchronized void close() {
        driven.close();
        history.close();
    }

    private Planned plan(String session, SessionSpecs.Versioned spec, boolean rehearsal) {
        return planning.plan(session, spec.spec(), rehearsal, last(session));
    }

    /// The newest run in earnest.
    private Optional<RunSnapshot> last(String session) {
        return driven.find(session)
                .filter(run -> !run.rehearsal())
                .map(run -> run.driver().now())
                .or(() -> history.runs().newest(session).map(run -> history.runs().read(run.id())));
    }

    private Optional<Runs.Run> newest(String session) {
        return history.runs().list(session).stream().reduce((_, newer) -> newer);
    }

    private Runs.Run required(String session) {
        return newest(session).orElseThrow(() -> NothingYet.noRun(session));
    }

    /// One that is over is replaced: what was kept is right, and goes on from there.
    private Driven driven(String session) throws InterruptedException {
        Optional<Driven> here = driven.find(session);
        return here.isPresent() && !here.get().isOver()
                ? here.get()
                : takeUp(session, required(session));
    }

    private Driven takeUp(String session, Runs.Run run) throws InterruptedException {
        return driven.takeUp(session, run, specs.of(session, run.specVersion()));
    }

    private void audit(String who, String session, String run, String action, String detail) {
        history.audit()
                .record(
                        new Audit.Entry(
                                clock.instant(),
                                who,
                                session,
                                Long.parseLong(run),
                                action,
                                detail));
    }
}
