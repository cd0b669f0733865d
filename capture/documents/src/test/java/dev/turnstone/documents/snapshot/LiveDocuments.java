package dev.turnstone.documents.snapshot;

import dev.turnstone.model.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/// What a server says an index holds, read by its own scroll.
final class LiveDocuments {
    private static final int PAGE = 2_000;

    private LiveDocuments() {}

    /// A document without its body's spelling: the body is compared as JSON.
    record Seen(@Nullable String routing, JsonNode source, long term, long seqNo) {}

    static Map<String, Seen> of(Rest server, String index) {
        Map<String, Seen> found = new TreeMap<>();
        server.post("/" + index + "/_refresh", "");
        JsonNode page =
                server.post(
                        "/" + index + "/_search?scroll=1m",
                        "{\"size\":" + PAGE + ",\"seq_no_primary_term\":true,\"sort\":[\"_doc\"]}");
        while (!page.path("hits").path("hits").isEmpty()) {
            page.path("hits").path("hits").forEach(hit -> add(found, hit));
            page =
                    server.post(
                            "/_search/scroll",
                            Json.MAPPER
                                    .createObjectNode()
                                    .put("scroll", "1m")
                                    .put("scroll_id", page.path("_scroll_id").asString())
                                    .toString());
        }
        return found;
    }

    private static void add(Map<String, Seen> found, JsonNode hit) {
        JsonNode routing = hit.get("_routing");
        found.put(
                hit.path("_id").asString(),
                new Seen(
                        routing == null ? null : routing.asString(),
                        hit.path("_source"),
                        hit.path("_primary_term").asLong(),
                        hit.path("_seq_no").asLong()));
    }
}
