package dev.turnstone.app.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// How large a trial is, and the folder that keeps what it knows and its report. `chaos` is the
/// seed of the trouble that is made meanwhile, where that is wished.
public record TrialPlan(
        Path folder,
        int documents,
        int clients,
        Duration writing,
        long seed,
        Capture capture,
        OptionalLong chaos) {
    /// How the clients' writes are captured: at a proxy that they go through, or by the source's
    /// sequence numbers.
    public enum Capture {
        PROXY,
        DELTA
    }

    public TrialPlan(Path folder, int documents, int clients, Duration writing, long seed) {
        this(folder, documents, clients, writing, seed, Capture.PROXY, OptionalLong.empty());
    }

    public TrialPlan capturing(Capture how) {
        return new TrialPlan(folder, documents, clients, writing, seed, how, chaos);
    }

    public TrialPlan withChaos(OptionalLong newSeed) {
        return new TrialPlan(folder, documents, clients, writing, seed, capture, newSeed);
    }
}
