package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.JsonNode;

import java.util.function.Consumer;

/// Reads all of an index, after a refresh, by scrolling; throws rather than leave out a document.
final class IndexReader {
    private static final int PAGE = 1_000;

    private final SearchHttp http;
    private final Dialect dialect;

    IndexReader(SearchHttp http, Dialect dialect) {
        this.http = http;
        this.dialect = dialect;
    }

    void read(String index, Consumer<JsonNode> hits) {
        whole(http.require(Call.post("/" + index + "/_refresh", "")), index);
        JsonNode page = http.require(Call.post("/" + index + "/_search?scroll=5m", query()));
        JsonNode total = page.path("hits").path("total");
        long expected = total.isObject() ? total.path("value").asLong() : total.asLong();
        long read = 0;
        try {
            while (true) {
                whole(page, index);
                JsonNode found = page.path("hits").path("hits");
                if (found.isEmpty()) {
                    break;
                }
                found.forEach(hits);
                read += found.size();
                page = next(page);
            }
        } finally {
            http.send(new Call("DELETE", "/_search/scroll", scrollId(page)));
        }
        if (read != expected) {
            throw new TrafficException(
                    "%s holds %d documents, but %d were read: something writes to it; check again when it rests."
                            .formatted(index, expected, read));
        }
    }

    private String query() {
        var query = Content.JSON.createObjectNode().put("size", PAGE);
        query.putArray("sort").add("_doc");
        query.putObject("query").putObject("match_all");
        if (!dialect.typed()) {
            query.put("track_total_hits", true);
        }
        return query.toString();
    }

    private JsonNode next(JsonNode page) {
        return http.require(Call.post("/_search/scroll?scroll=5m", scrollId(page)));
    }

    private static String scrollId(JsonNode page) {
        return Content.JSON
                .createObjectNode()
                .put("scroll_id", page.path("_scroll_id").asString(""))
                .toString();
    }

    private static void whole(JsonNode answer, String index) {
        JsonNode shards = answer.path("_shards");
        boolean all = shards.path("total").asInt(0) > 0 && shards.path("failed").asInt(-1) == 0;
        if (!all || answer.path("timed_out").asBoolean(false)) {
            throw new TrafficException(
                    index
                            + " was not read on all of its shards ("
                            + shards
                            + "): bring them up and check again.");
        }
    }
}
