package dev.turnstone.app.ui.home;

import dev.turnstone.app.sandbox.Asking;
import dev.turnstone.app.sandbox.Trial;
import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.sandbox.TrialPlan;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.sandbox.TrialServers;
import dev.turnstone.sandbox.ServerVersion;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;

/// The servers of a trial and the trial on them. One thread plays; any thread asks, cancels,
/// closes.
class TrialHouse implements AutoCloseable {
    private static final int DOCUMENTS = 5_000;
    private static final int CLIENTS = 4;
    private static final Duration WRITING = Duration.ofSeconds(30);

    private final Path folder;
    private final TrialPlan size;
    private volatile TrialPhase phase = TrialPhase.FETCHING;
    private volatile long fetched;
    private volatile long toFetch;
    private volatile @Nullable Trial trial;
    private @Nullable TrialServers servers;
    private boolean cancelled;

    TrialHouse(Path folder) {
        this(folder, new TrialPlan(folder, DOCUMENTS, CLIENTS, WRITING, 1));
    }

    /// `size` says how large; its folder is not used.
    TrialHouse(Path folder, TrialPlan size) {
        this.folder = folder;
        this.size = size;
    }

    TrialReport play(Asking engine, String session) throws InterruptedException {
        close();
        begin();
        TrialServers started =
                TrialServers.start(
                        ServerVersion.named("es-7.10.2"),
                        ServerVersion.named("os-3"),
                        (_, bytes, of) -> {
                            fetched = bytes;
                            toFetch = of;
                        },
                        now -> phase = now);
        Path own = folder.resolve(Long.toString(System.currentTimeMillis()));
        TrialPlan plan =
                new TrialPlan(own, size.documents(), size.clients(), size.writing(), size.seed());
        Trial playing = new Trial(started, plan, Trial.Approval.BY_A_PERSON, now -> phase = now);
        keep(started, playing);
        try {
            return playing.play(engine, session);
        } catch (RuntimeException | InterruptedException | Error e) {
            close();
            throw e;
        }
    }

    TrialPhase phase() {
        return phase;
    }

    long fetched() {
        return fetched;
    }

    long toFetch() {
        return toFetch;
    }

    long requests() {
        Trial now = trial;
        return now == null ? 0 : now.requests();
    }

    long writes() {
        Trial now = trial;
        return now == null ? 0 : now.acknowledgedWrites();
    }

    synchronized void cancel() {
        cancelled = true;
        Trial now = trial;
        if (now != null) {
            now.cancel();
        }
    }

    @Override
    public synchronized void close() {
        TrialServers now = servers;
        servers = null;
        trial = null;
        if (now != null) {
            now.close();
        }
    }

    private synchronized void begin() {
        cancelled = false;
        phase = TrialPhase.FETCHING;
    }

    private synchronized void keep(TrialServers started, Trial playing) {
        servers = started;
        trial = playing;
        if (cancelled) {
            playing.cancel();
        }
    }
}
