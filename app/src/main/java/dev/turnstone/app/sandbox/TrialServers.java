package dev.turnstone.app.sandbox;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.ServerVersion;
import dev.turnstone.sandbox.Servers;
import dev.turnstone.sandbox.jars.Progress;

import java.util.function.Consumer;

/// The two real servers of a trial; they end when it is closed. Any thread.
public final class TrialServers implements AutoCloseable {
    private final Servers servers;
    private final SearchServer source;
    private final SearchServer target;

    private TrialServers(Servers servers, SearchServer source, SearchServer target) {
        this.servers = servers;
        this.source = source;
        this.target = target;
    }

    /// Downloads what is needed for the first time, and waits until both answer.
    public static TrialServers start(
            ServerVersion from, ServerVersion to, Progress progress, Consumer<TrialPhase> phases) {
        phases.accept(TrialPhase.FETCHING);
        Servers.fetch(from, progress);
        Servers.fetch(to, progress);
        phases.accept(TrialPhase.STARTING);
        Servers servers = Servers.open();
        try {
            return new TrialServers(servers, servers.search(from), servers.search(to));
        } catch (RuntimeException | Error e) {
            servers.close();
            throw e;
        }
    }

    public SearchServer source() {
        return source;
    }

    public SearchServer target() {
        return target;
    }

    @Override
    public void close() {
        source.close();
        target.close();
        servers.close();
    }
}
