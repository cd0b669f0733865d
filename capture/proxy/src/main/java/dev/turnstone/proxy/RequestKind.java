package dev.turnstone.proxy;

import java.util.Locale;
import java.util.Set;

/// Tells requests that can change the cluster from those that only ask. In doubt it is a change:
/// changes are always recorded whole.
final class RequestKind {
    private static final Set<String> ASKING =
            Set.of(
                    "_search",
                    "_msearch",
                    "_count",
                    "_mget",
                    "_explain",
                    "_validate",
                    "_field_caps",
                    "_search_shards",
                    "_render",
                    "_analyze",
                    "_termvectors",
                    "_mtermvectors",
                    "_rank_eval",
                    "_refresh",
                    "_flush",
                    "_stats",
                    "_sql",
                    "_ppl",
                    "_async_search",
                    "_pit");

    private RequestKind() {}

    static boolean changes(String method, String target) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> false;
            case "POST", "DELETE" -> !asks(target);
            default -> true;
        };
    }

    /// Whether a segment of the path that names an action only asks; documents may be named like
    /// one.
    private static boolean asks(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            String segment = segments[i];
            if (segment.startsWith("_")) {
                return ASKING.contains(segment.toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }
}
