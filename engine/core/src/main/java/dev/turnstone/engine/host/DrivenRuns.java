package dev.turnstone.engine.host;

import dev.turnstone.engine.history.History;
import dev.turnstone.engine.history.Runs;
import dev.turnstone.engine.history.StepLog;
import dev.turnstone.engine.spec.Endpoints;
import dev.turnstone.engine.step.Clusters;
import dev.turnstone.engine.workflow.Event;
import dev.turnstone.engine.workflow.RunDriver;
import dev.turnstone.engine.workflow.RunListener;
import dev.turnstone.engine.workflow.RunSnapshot;
import dev.turnstone.engine.workflow.RunStore;
import dev.turnstone.engine.workflow.StepRunner;
import dev.turnstone.model.cluster.SecretSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The runs that are driven in this process, one for each session. Who adds or removes holds the
/// host's lock; any thread looks.
final class DrivenRuns implements AutoCloseable {
    private static final Duration NEWCOMERS = Duration.ofSeconds(15);

    private final Path home;
    private final History history;
    private final SecretSource secrets;
    private final StepsMaker steps;
    private final Watchers watchers;
    private final InstantSource clock;
    private final Map<String, Driven> all = new ConcurrentHashMap<>();

    DrivenRuns(
            Path home,
            History history,
            SecretSource secrets,
            StepsMaker steps,
            Watchers watchers,
            InstantSource clock) {
        this.home = home;
        this.history = history;
        this.secrets = secrets;
        this.steps = steps;
        this.watchers = watchers;
        this.clock = clock;
    }

    Optional<Driven> find(String session) {
        return Optional.ofNullable(all.get(session));
    }

    boolean anyBusy() {
        return all.values().stream().anyMatch(Driven::isBusy);
    }

    /// How a run is driven from where it stands.
    private interface Driving {
        RunDriver of(
                RunSnapshot run,
                RunStore store,
                StepRunner runner,
                RunListener listener,
                InstantSource clock);
    }

    /// A run that was just planned.
    Driven begin(String session, RunSnapshot run, SessionSpecs.Versioned spec, boolean rehearsal) {
        return drive(session, run, spec, rehearsal, RunDriver::drive);
    }

    private Driven drive(
            String session,
            RunSnapshot run,
            SessionSpecs.Versioned spec,
            boolean rehearsal,
            Driving driving) {
        Optional<Driven> before = Optional.ofNullable(all.remove(session));
        before.ifPresent(Driven::rest);
        Clusters clusters = new Clusters(spec.spec(), new Endpoints(secrets));
        StepRunner runner = steps.make(clusters, home);
        before.ifPresent(each -> runner.takeOver(each.steps()));
        before.ifPresent(Driven::close);
        runner.takeUp(run);
        RunDriver driver = driving.of(run, history.runs(), runner, new Remembering(session), clock);
        Newcomers newcomers =
                Newcomers.look(clusters, driver::now, () -> watchers.changed(session), NEWCOMERS);
        Driven driven = new Driven(driver, runner, clusters, newcomers, rehearsal);
        all.put(session, driven);
        watchers.changed(session);
        return driven;
    }

    /// A run that was kept; what it says of running is not believed.
    Driven takeUp(String session, Runs.Run run, SessionSpecs.Versioned spec)
            throws InterruptedException {
        Driven driven =
                drive(
                        session,
                        history.runs().read(run.id()),
                        spec,
                        run.rehearsal(),
                        RunDriver::takeUp);
        driven.driver().tell(new Event.Tick());
        return driven;
    }

    void drop(String session) {
        Driven before = all.remove(session);
        if (before != null) {
            before.close();
            watchers.changed(session);
        }
    }

    @Override
    public void close() {
        List.copyOf(all.keySet()).forEach(this::drop);
    }

    /// Keeps what steps tell, and tells who watches.
    private final class Remembering implements RunListener {
        private final String session;

        Remembering(String session) {
            this.session = session;
        }

        @Override
        public void told(String run, List<Line> lines) {
            long id = Long.parseLong(run);
            history.log()
                    .add(
                            lines.stream()
                                    .map(
                                            line ->
                                                    new StepLog.Line(
                                                            session,
                                                            id,
                                                            line.step(),
                                                            line.attempt(),
                                                            clock.instant(),
                                                            line.text()))
                                    .toList());
            watchers.changed(session);
        }

        @Override
        public void changed(RunSnapshot now) {
            watchers.changed(session);
        }
    }
}
