package dev.turnstone.sandbox;

import dev.turnstone.sandbox.process.Program;
import dev.turnstone.sandbox.process.ServerProcess;

import java.util.Map;

/// A running Kafka broker (KRaft, one node) on loopback. It ends with this JVM at the latest, and
/// its data with it. Thread-safe.
public final class KafkaServer implements AutoCloseable {
    private final BrokerPlan plan;
    private final ServerProcess process;

    private KafkaServer(BrokerPlan plan, ServerProcess process) {
        this.plan = plan;
        this.process = process;
    }

    /// Starts the process and waits until it answers.
    static KafkaServer start(BrokerPlan plan, Program program, RunFolder run) {
        plan.write(Map.of());
        var server = new KafkaServer(plan, run.start(program));
        try {
            server.process.ready();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// The value of clients' `bootstrap.servers`. Stays the same over a restart.
    public String bootstrap() {
        return "127.0.0.1:" + plan.port();
    }

    /// The exact version, such as `4.3.1`.
    public String version() {
        return plan.version().number();
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

    /// Starts it again on the same data and ports, after ending it in order if it still runs.
    public synchronized void restart() {
        process.stop();
        process.startAgain();
    }

    /// The same with this among the broker's settings.
    public synchronized void restart(String setting, String value) {
        process.stop();
        plan.write(Map.of(setting, value));
        process.startAgain();
    }

    /// Deletes all topics and groups: ends the broker and starts an empty one at the same place.
    public synchronized void wipe() {
        process.kill();
        plan.deleteData();
        process.startAgain();
    }

    @Override
    public synchronized void close() {
        process.end();
        plan.delete();
    }

    @Override
    public String toString() {
        return plan.version().lock() + " at " + bootstrap();
    }
}
