package dev.turnstone.engine.host;

import dev.turnstone.documents.selection.IndexSelection;
import dev.turnstone.engine.history.Audit;
import dev.turnstone.engine.history.History;
import dev.turnstone.engine.history.Runs;
import dev.turnstone.engine.history.Sessions;
import dev.turnstone.engine.history.StepLog;
import dev.turnstone.engine.plan.ChangeSet;
import dev.turnstone.engine.plan.Plan;
import dev.turnstone.engine.plan.Planner;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.spec.Spec;
import dev.turnstone.engine.spec.SpecReading;
import dev.turnstone.engine.spec.Specs;
import dev.turnstone.engine.step.Clusters;
import dev.turnstone.engine.step.RealSteps;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.NotNow;
import dev.turnstone.engine.workflow.RunDriver;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The engine of one home: plans, starts and drives the runs of its sessions, and remembers. Any
/// thread; requests for one home are taken one at a time.
public final class EngineHost implements AutoCloseable {
    private final Path home;
    private final History history;
    private final SecretSource secrets;
    private final InstantSource clock;
    private final Map<String, Driven> driven = new HashMap<>();

    private record Driven(RunDriver driver, Clusters clusters) {
        void close() {
            driver.close();
            clusters.close();
        }
    }

    /// What a plan would do, and what an edit means for what was done.
    public record Planned(RunView plan, Plan graph, Optional<ChangeSet> changes) {}

    private EngineHost(Path home, History history, SecretSource secrets) {
        this.home = home;
        this.history = history;
        this.secrets = secrets;
        this.clock = InstantSource.system();
    }

    public static EngineHost open(Path home, SecretSource secrets) {
        return new EngineHost(home, History.open(home), secrets);
    }

    public History history() {
        return history;
    }

    /// Takes up every run that something was under way for when the last engine ended.
    public synchronized void takeUp() throws InterruptedException {
        for (Sessions.Session session : history.sessions().list()) {
            Optional<Runs.Run> newest = history.runs().newest(session.name());
            if (newest.isPresent()) {
                RunSnapshot run = history.runs().read(newest.get().id());
                if (run.state() != RunState.PLANNED
                        && (!run.state().isSettled() || !run.isQuiet())) {
                    drive(session.name(), newest.get());
                }
            }
        }
    }

    /// Something is under way, or waits for somebody here.
    public synchronized boolean isBusy() {
        return driven.values().stream()
                .map(each -> each.driver().now())
                .anyMatch(run -> !run.state().isSettled() || !run.isQuiet());
    }

    public synchronized Planned plan(String session, boolean rehearsal) {
        Spec spec = spec(session);
        try (Clusters clusters = new Clusters(spec, new Endpoints(secrets))) {
            Plan plan = Planner.plan(spec, indices(spec, clusters), rehearsal);
            Optional<ChangeSet> changes =
                    rehearsal ? Optional.empty() : last(session).map(run -> run.changes(plan));
            return new Planned(RunView.of(session, plan), plan, changes);
        }
    }

    /// Starts a run of the session's spec. Where one is under way already, the edited spec is put
    /// under it; else what an earlier run left fresh is taken over.
    public synchronized RunView start(String session, boolean rehearsal, String who)
            throws InterruptedException {
        Spec spec = spec(session);
        Plan plan = plan(session, rehearsal).graph();
        Optional<RunSnapshot> before = rehearsal ? Optional.empty() : last(session);
        if (before.isPresent() && takesEdits(before.get().state())) {
            Driven here = driven(session);
            RunSnapshot edited = here.driver().tell(new Event.Edit(plan));
            here.clusters().follow(spec);
            audit(who, session, edited.run(), "edited", "");
            return view(session);
        }
        int version = history.sessions().spec(session).map(Sessions.SpecVersion::version).orElse(0);
        refuseWhatIsMissing(plan);
        RunSnapshot run =
                history.runs()
                        .create(session, version, rehearsal, before, plan, who, clock.instant());
        audit(who, session, run.run(), rehearsal ? "rehearsed" : "started", "");
        drop(session);
        put(session, run, spec).driver().tell(new Event.Start());
        return view(session);
    }

    public synchronized RunView tell(String session, Event event, String who)
            throws InterruptedException {
        RunSnapshot run = driven(session).driver().tell(event);
        audit(who, session, run.run(), event.getClass().getSimpleName(), event.toString());
        return view(session);
    }

    /// The newest run of the session as it stands.
    public synchronized RunView view(String session) {
        Driven here = driven.get(session);
        if (here != null) {
            return RunView.of(session, here.driver().now(), false, true, here.driver()::progress);
        }
        Runs.Run newest = newest(session);
        return RunView.of(
                session, history.runs().read(newest.id()), newest.rehearsal(), false, _ -> "");
    }

    public RunSnapshot snapshot(String session) {
        Driven here;
        synchronized (this) {
            here = driven.get(session);
        }
        return here == null ? history.runs().read(newest(session).id()) : here.driver().now();
    }

    /// Waits for the session's run, without keeping others from asking.
    public boolean await(String session, Predicate<RunSnapshot> wished, Duration most)
            throws InterruptedException {
        RunDriver driver;
        synchronized (this) {
            driver = driven(session).driver();
        }
        return driver.await(wished, most);
    }

    @Override
    public synchronized void close() {
        driven.values().forEach(Driven::close);
        driven.clear();
        history.close();
    }

    private Optional<RunSnapshot> last(String session) {
        Driven here = driven.get(session);
        if (here != null) {
            return Optional.of(here.driver().now());
        }
        return history.runs().newest(session).map(run -> history.runs().read(run.id()));
    }

    private Runs.Run newest(String session) {
        return history.runs().list(session).stream()
                .reduce((_, newer) -> newer)
                .orElseThrow(
                        () ->
                                new NotNow(
                                        "The session " + session + " has no run.",
                                        "Start one: \"turnstone workflow start\"."));
    }

    private Driven driven(String session) throws InterruptedException {
        Driven here = driven.get(session);
        return here == null ? drive(session, newest(session)) : here;
    }

    /// Takes up a run that was kept; what it says of running is not believed.
    private Driven drive(String session, Runs.Run run) throws InterruptedException {
        Spec spec =
                history.sessions().specs(session).stream()
                        .filter(version -> version.version() == run.specVersion())
                        .findFirst()
                        .map(version -> read(session, version.text()))
                        .orElseGet(() -> spec(session));
        Driven here = put(session, history.runs().read(run.id()), spec);
        here.driver().tell(new Event.Restarted());
        return here;
    }

    private Driven put(String session, RunSnapshot run, Spec spec) {
        Clusters clusters = new Clusters(spec, new Endpoints(secrets));
        RunDriver driver =
                RunDriver.drive(
                        run,
                        history.runs(),
                        new RealSteps(clusters, home),
                        (id, step, attempt, text) ->
                                history.log()
                                        .add(
                                                new StepLog.Line(
                                                        session,
                                                        Long.parseLong(id),
                                                        step,
                                                        attempt,
                                                        clock.instant(),
                                                        text)),
                        clock);
        Driven here = new Driven(driver, clusters);
        driven.put(session, here);
        return here;
    }

    private void drop(String session) {
        Driven before = driven.remove(session);
        if (before != null) {
            before.close();
        }
    }

    private static boolean takesEdits(RunState state) {
        return switch (state) {
            case RUNNING, PAUSED, FAILED -> true;
            case PAUSING, CANCELLING, ROLLING_BACK ->
                    throw new NotNow(
                            "The run is " + state.label() + ".", "Wait until it has come to rest.");
            default -> false;
        };
    }

    private static void refuseWhatIsMissing(Plan plan) {
        if (!plan.missingKinds().isEmpty()) {
            throw new NotNow(
                    "The spec asks for what is not in this version: " + plan.missingKinds() + ".",
                    "Take it out of the spec; everything else of it can run.");
        }
    }

    private Spec spec(String session) {
        return history.sessions()
                .spec(session)
                .map(version -> read(session, version.text()))
                .orElseThrow(
                        () ->
                                new NotNow(
                                        "The session " + session + " has no spec.",
                                        "Give it one: \"turnstone workflow configure\"."));
    }

    private static Spec read(String session, String text) {
        SpecReading reading = Specs.read(text);
        if (!reading.isClear()) {
            throw new TurnstoneException(
                    "The spec of the session "
                            + session
                            + " cannot be planned: "
                            + reading.feedback().problems()
                            + ".",
                    "Mend it: \"turnstone workflow validate\" tells where.");
        }
        return reading.spec().orElseThrow();
    }

    private static Map<String, List<String>> indices(Spec spec, Clusters clusters) {
        Map<String, List<String>> indices = new TreeMap<>();
        spec.migrations()
                .forEach(
                        (name, migration) ->
                                indices.put(
                                        name,
                                        IndexSelection.of(
                                                        clusters.source(migration.from()),
                                                        migration.indices().patterns())
                                                .taken()));
        return indices;
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
