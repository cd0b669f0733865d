package dev.turnstone.documents.snapshot;

import dev.turnstone.sandbox.SearchServer;

/// Small repositories made by real servers.
final class Repositories {
    private Repositories() {}

    /// Two snapshots of an index of two shards with deletes and nested documents.
    static void small(SearchServer server, Rest rest) {
        register(server, rest, true);
        rest.put(
                "/birds",
                """
                {"settings":{"number_of_shards":2,"number_of_replicas":0},
                 "mappings":{"properties":{"eggs":{"type":"nested"}}},
                 "aliases":{"waders":{}}}\
                """);
        for (int snapshot = 0; snapshot < 2; snapshot++) {
            for (int i = 0; i < 30; i++) {
                rest.put(
                        "/birds/_doc/" + i,
                        "{\"n\":" + i + ",\"round\":" + snapshot + ",\"eggs\":[{\"a\":1}]}");
            }
            rest.delete("/birds/_doc/" + snapshot);
            rest.post("/birds/_refresh", "");
            rest.put("/_snapshot/here/s" + snapshot + "?wait_for_completion=true", "");
        }
    }

    static void register(SearchServer server, Rest rest, boolean compressed) {
        rest.put(
                "/_snapshot/here",
                "{\"type\":\"fs\",\"settings\":{\"location\":\""
                        + server.snapshots()
                        + "\",\"compress\":"
                        + compressed
                        + "}}");
    }
}
