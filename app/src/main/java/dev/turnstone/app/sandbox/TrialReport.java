package dev.turnstone.app.sandbox;

import java.util.List;

/// How a trial came out; what scripts read. `chaos` is the trouble that was made.
public record TrialReport(
        long documents,
        long requests,
        long acknowledgedWrites,
        long failedRequests,
        long longestWritePauseMs,
        long lost,
        long stale,
        long duplicates,
        long resurrected,
        long unexplained,
        String parity,
        String state,
        double seconds,
        List<String> chaos,
        String report) {
    public boolean clean() {
        return parity.equals("proven") && wrong() == 0 && failedRequests == 0;
    }

    /// Documents that are not as they must be.
    public long wrong() {
        return lost + stale + duplicates + resurrected + unexplained;
    }
}
