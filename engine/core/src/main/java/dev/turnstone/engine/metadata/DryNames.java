package dev.turnstone.engine.metadata;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// Names of throw-away objects: they tell that they are ours, when they were made, and by which
/// run.
record DryNames(String run) {
    static final String PREFIX = "turnstone-dry-";

    /// Another process may be at work: what it made is left alone for that long.
    private static final Duration FOREIGN = Duration.ofHours(1);

    static DryNames fresh(Instant now) {
        String random = Integer.toString(new SecureRandom().nextInt(36 * 36 * 36 * 36), 36);
        return new DryNames(PREFIX + Long.toString(now.getEpochSecond(), 36) + "-" + random);
    }

    String name(int number) {
        return run + "-" + number;
    }

    /// No pattern of a throw-away template fits a throw-away index.
    String index(int number) {
        return run + "-i" + number;
    }

    String indices() {
        return run + "-i*";
    }

    String shade(int number) {
        return run + "-shade" + number;
    }

    /// The run that made an object, or empty where the name is none of ours.
    static String runOf(String name) {
        if (!name.startsWith(PREFIX)) {
            return "";
        }
        String[] parts = name.substring(PREFIX.length()).split("-", -1);
        return parts.length < 3 ? "" : PREFIX + parts[0] + "-" + parts[1];
    }

    static boolean isOld(String run, Instant now) {
        String time = run.substring(PREFIX.length()).split("-", 2)[0];
        try {
            return Instant.ofEpochSecond(Long.parseLong(time, 36)).plus(FOREIGN).isBefore(now);
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
