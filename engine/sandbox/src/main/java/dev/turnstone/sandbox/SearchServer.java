package dev.turnstone.sandbox;

import dev.turnstone.sandbox.process.Program;
import dev.turnstone.sandbox.process.ServerProcess;

import java.nio.file.Path;

/// A running Elasticsearch or OpenSearch node on loopback. It ends with this JVM at the latest, and
/// its data with it. Thread-safe.
public final class SearchServer implements AutoCloseable {
    private final NodePlan plan;
    private final ServerProcess process;
    private volatile int port;

    private SearchServer(NodePlan plan, ServerProcess process) {
        this.plan = plan;
        this.process = process;
    }

    /// Starts the process; `awaitReady` waits until it serves.
    static SearchServer launch(NodePlan plan, Program program, RunFolder run) {
        plan.write(0);
        return new SearchServer(plan, run.start(program));
    }

    SearchServer awaitReady() {
        port = Integer.parseInt(process.ready());
        Health.awaitServing(url());
        return this;
    }

    /// Where clients reach it, without a slash at the end. Stays the same over a restart.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// The exact version, such as `7.10.2`.
    public String version() {
        return plan.version().number();
    }

    /// A folder that the server accepts as the location of an `fs` snapshot repository. Servers of
    /// one sandbox may read each other's.
    public Path snapshots() {
        return plan.snapshots();
    }

    /// The process's id, another one after a restart.
    public long pid() {
        return process.pid();
    }

    /// Whether the process is there and not paused.
    public boolean running() {
        return process.running();
    }

    /// Kills the process as `kill -9` does; the data stays for `restart`.
    public void kill() {
        process.kill();
    }

    /// Freezes the process (SIGSTOP): connections stay open, nothing answers.
    public void pause() {
        process.pause();
    }

    /// Lets a paused process go on.
    public void resume() {
        process.resume();
    }

    /// Starts it again on the same data and port, after ending it in order if it still runs.
    public synchronized void restart() {
        process.stop();
        plan.write(port);
        process.startAgain();
        Health.awaitServing(url());
    }

    /// Deletes all that it holds: indices, data streams, templates, pipelines, scripts, snapshot
    /// repositories with their files, and changed cluster settings.
    public void wipe() {
        Wipe.of(url(), snapshots());
    }

    @Override
    public synchronized void close() {
        process.end();
        plan.delete();
    }

    @Override
    public String toString() {
        return plan.version().lock() + " at " + url();
    }
}
