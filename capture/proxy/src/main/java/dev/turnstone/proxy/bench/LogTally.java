package dev.turnstone.proxy.bench;

import dev.turnstone.log.LogPosition;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogReader.Logged;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.RecordDecoder;
import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Recorded;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a log back and counts what it holds: exchanges, and how many its gaps tell. Gaps are in
/// every stream of a log, and count once. One thread.
final class LogTally {
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final LogPlace log;
    private final RecordDecoder decoder = new RecordDecoder();
    private final Set<Gap> gaps = new HashSet<>();
    private long accounted;

    LogTally(String log) {
        this.log = LogPlace.of(log);
    }

    /// What came since the last count.
    record Count(long exchanges, long missed, long unsaid) {}

    /// Reads on until all of these requests since the start are accounted for, or nothing more
    /// comes; what was read may go. Blocks.
    Count count(long requests) {
        long exchanges = 0;
        long missed = 0;
        Map<String, LogPosition> last = new HashMap<>();
        try (TrafficLogReader reader = log.reader("bench")) {
            while (accounted + exchanges + missed < requests) {
                Optional<Logged> next = reader.next(QUIET);
                if (next.isEmpty()) {
                    break;
                }
                last.put(next.get().position().stream(), next.get().position());
                switch (decoder.decode(next.get().bytes())) {
                    case Recorded _ -> exchanges++;
                    case Gap gap -> missed += gaps.add(gap) ? gap.exchanges() : 0;
                    default -> {}
                }
            }
            last.values().forEach(reader::commit);
        }
        accounted += exchanges + missed;
        return new Count(exchanges, missed, requests - accounted);
    }
}
