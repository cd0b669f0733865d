package dev.turnstone.engine.host;

import dev.turnstone.engine.step.Clusters;
import dev.turnstone.engine.step.Unplanned;
import dev.turnstone.engine.workflow.RunSnapshot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Looks from time to time whether the sources of a run that is under way have indices that came
/// after its plan. Its own virtual thread asks the clusters; any thread reads what it found.
final class Newcomers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);

    private final Clusters clusters;
    private final Supplier<RunSnapshot> run;
    private final Runnable changed;
    private final Thread thread;
    private volatile List<String> found = List.of();

    private Newcomers(
            Clusters clusters, Supplier<RunSnapshot> run, Runnable changed, Duration every) {
        this.clusters = clusters;
        this.run = run;
        this.changed = changed;
        this.thread = Thread.ofVirtual().name("newcomers").unstarted(() -> look(every));
    }

    static Newcomers look(
            Clusters clusters, Supplier<RunSnapshot> run, Runnable changed, Duration every) {
        Newcomers newcomers = new Newcomers(clusters, run, changed, every);
        newcomers.thread.start();
        return newcomers;
    }

    /// Of which the plan knows nothing.
    List<String> found() {
        return found;
    }

    private void look(Duration every) {
        try {
            while (true) {
                Thread.sleep(every);
                lookOnce();
            }
        } catch (InterruptedException e) {
            // Asked to end: nobody reads what it found any more.
            Thread.currentThread().interrupt();
        }
    }

    /// A source that cannot be reached now is asked again; the steps tell of it.
    private void lookOnce() throws InterruptedException {
        try {
            RunSnapshot now = run.get();
            if (now.state().isSettled()) {
                return;
            }
            List<String> latest = Unplanned.of(now.plan(), clusters.spec(), clusters);
            if (!latest.equals(found)) {
                found = latest;
                changed.run();
            }
        } catch (RuntimeException | Error e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            LOG.debug("The sources could not be asked for new indices", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
