package dev.turnstone.sandbox.traffic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a run of traffic did.
///
/// @param requests HTTP requests that were made, reads included
/// @param acknowledgedWrites writes of one document that were answered with success (the items of a
///   bulk count each)
/// @param refused writes that the server refused, on purpose of the traffic or not
/// @param ambiguous writes without a whole answer
/// @param unsent writes for which no connection could be made
/// @param readTroubles the first of the failed reads, each as its request and what came of it
/// @param leftOut what the mix asked for and this server cannot do
public record TrafficSummary(
        long requests,
        long acknowledgedWrites,
        long refused,
        long ambiguous,
        long unsent,
        long failedReads,
        Duration longestWritePause,
        Latencies writes,
        Latencies reads,
        Duration elapsed,
        List<String> readTroubles,
        List<Action> leftOut,
        Path oracle) {

    /// Requests that did not do their work for a reason other than the request itself.
    public long failedRequests() {
        return ambiguous + unsent + failedReads;
    }
}
