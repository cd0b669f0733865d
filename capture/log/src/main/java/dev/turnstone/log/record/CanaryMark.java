package dev.turnstone.log.record;

import dev.turnstone.log.record.TrafficRecord.Canary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a proxy writes down before the record of a canary of its own: which exchange it is, and
/// when the next one is due. A request that only looks like a canary has no such mark.
public record CanaryMark(
        Origin origin, long connection, long number, Duration every, Instant sent) {
    /// What the indices of canaries begin with. The dot keeps them out of backfills and proofs.
    public static final String INDEX = ".turnstone-canary";

    static final String SENT = "sent";

    private static final Pattern ID = Pattern.compile("(\\d{1,18})/(\\d{1,18})/(\\d{1,15})");

    /// Empty where the record is of another hop, or of times that this program does not know.
    public static Optional<CanaryMark> of(Canary canary) {
        Matcher id = ID.matcher(canary.id());
        if (!canary.hop().equals(SENT) || !id.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new CanaryMark(
                        canary.origin(),
                        Long.parseLong(id.group(1)),
                        Long.parseLong(id.group(2)),
                        Duration.ofMillis(Long.parseLong(id.group(3))),
                        canary.at()));
    }

    /// Whether this index holds canaries, and nothing of anybody's.
    public static boolean isIndex(String index) {
        return index.startsWith(INDEX);
    }

    public ExchangeKey key() {
        return new ExchangeKey(origin, connection, number);
    }

    static String id(long connection, long number, Duration every) {
        return connection + "/" + number + "/" + every.toMillis();
    }
}
