package dev.turnstone.replay.sink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a bulk that waits for room from one that the target will never have room for.
final class Pressure {
    private static final Pattern WANTED = Pattern.compile("coordinating_operation_bytes=(\\d+)");
    private static final Pattern LIMIT =
            Pattern.compile("max_coordinating_and_primary_bytes=(\\d+)");

    private Pressure() {}

    /// True where the target says that this bulk alone is more than it holds at any time
    /// (`indexing_pressure.memory.limit`, a tenth of its heap).
    static boolean neverFits(String answer) {
        Matcher wanted = WANTED.matcher(answer);
        Matcher limit = LIMIT.matcher(answer);
        return wanted.find()
                && limit.find()
                && Long.parseLong(wanted.group(1)) > Long.parseLong(limit.group(1));
    }
}
