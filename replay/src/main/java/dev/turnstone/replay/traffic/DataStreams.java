package dev.turnstone.replay.traffic;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The operations that clients wrote to data streams of the source, those among them whose answer
/// nobody saw, and that may not have been carried out. They stay behind: each backing index is
/// named with their number, and told once with what to do. Any thread.
final class DataStreams {
    private static final String BACKING = ".ds-";
    private static final Pattern NAME =
            Pattern.compile("\\.ds-(.+?)-(?:\\d{4}\\.\\d{2}\\.\\d{2}-)?\\d{6,}");

    private final Map<String, Long> operations = new TreeMap<>();

    static boolean isBacking(String index) {
        return index.startsWith(BACKING);
    }

    /// Whether this is one of the indices behind the data stream of this name.
    static boolean isBehind(String index, String stream) {
        return isBacking(index) && stream(index).equals(stream);
    }

    /// True with the first one to this backing index.
    synchronized boolean wrote(String backing) {
        return operations.merge(backing, 1L, Long::sum) == 1;
    }

    synchronized Map<String, Long> operations() {
        return new TreeMap<>(operations);
    }

    static String told(String backing) {
        return "Clients write to the data stream "
                + stream(backing)
                + ", in "
                + backing
                + ": that stays on the source, because data streams are not followed. Copy it at the"
                + " end, by _reindex with op_type create or from a snapshot.";
    }

    private static String stream(String backing) {
        Matcher name = NAME.matcher(backing);
        return name.matches() ? name.group(1) : backing;
    }
}
