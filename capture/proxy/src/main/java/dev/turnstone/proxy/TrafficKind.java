package dev.turnstone.proxy;

/// What clients do, for rates that people understand.
enum TrafficKind {
    SEARCH(Counted.SEARCHES),
    BULK(Counted.BULKS),
    WRITE(Counted.WRITES),
    READ(Counted.READS),
    OTHER(Counted.OTHERS);

    final Counted counted;

    TrafficKind(Counted counted) {
        this.counted = counted;
    }

    /// By the first part of the path that names an action; paths of old clients name a type there.
    static TrafficKind of(String method, String target) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        int from = target.indexOf("/_") + 1;
        if (from == 0 || from >= end) {
            int second = target.indexOf('/', 1);
            return second > 0 && second < end ? document(method) : OTHER;
        }
        int slash = target.indexOf('/', from, end);
        return switch (target.substring(from, slash < 0 ? end : slash)) {
            case "_bulk" -> BULK;
            case "_search", "_msearch", "_count", "_async_search", "_sql", "_ppl", "_validate" ->
                    SEARCH;
            case "_mget" -> READ;
            case "_doc", "_source" -> document(method);
            case "_create", "_update", "_update_by_query", "_delete_by_query", "_reindex" -> WRITE;
            default -> OTHER;
        };
    }

    private static TrafficKind document(String method) {
        return switch (method) {
            case "GET", "HEAD" -> READ;
            case "PUT", "POST", "DELETE" -> WRITE;
            default -> OTHER;
        };
    }
}
