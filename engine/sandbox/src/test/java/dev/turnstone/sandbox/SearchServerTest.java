package dev.turnstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

@RealServers
class SearchServerTest {
    @Test
    void elasticsearch5WritesDeletesSnapshotsAndReadsBack(@Elasticsearch("5.6") SearchServer es) {
        goThroughALife(es, "bird");
    }

    @Test
    void elasticsearch6WritesDeletesSnapshotsAndReadsBack(@Elasticsearch("6.8") SearchServer es) {
        goThroughALife(es, "_doc");
    }

    @Test
    void openSearch1WritesDeletesSnapshotsAndReadsBack(@OpenSearch("1.3") SearchServer os) {
        goThroughALife(os, "_doc");
    }

    @Test
    void openSearch3WritesDeletesSnapshotsAndReadsBack(@OpenSearch("3") SearchServer os) {
        goThroughALife(os, "_doc");
    }

    @Test
    void aSnapshotOfElasticsearch7RestoresIntoOpenSearch2(
            @Elasticsearch("7.10.2") SearchServer es, @OpenSearch("2.19") SearchServer os) {
        goThroughALife(es, "_doc");
        goThroughALife(os, "_doc");
        new Rest(es.url()).put("/birds/_doc/3?refresh=true", "{\"name\":\"knot\"}");
        snapshot(es);
        var target = new Rest(os.url());
        target.put("/_snapshot/here", repository(es));
        target.post(
                "/_snapshot/here/one/_restore?wait_for_completion=true",
                "{\"include_aliases\":false}");
        assertThat(target.get("/birds/_doc/3").path("_source").path("name").asString())
                .isEqualTo("knot");
    }

    private static void goThroughALife(SearchServer server, String type) {
        var rest = new Rest(server.url());
        assertThat(rest.get("/").path("version").path("number").asString())
                .isEqualTo(server.version());
        rest.put("/birds/" + type + "/1?refresh=true", "{\"name\":\"turnstone\"}");
        rest.put("/birds/" + type + "/2?refresh=true", "{\"name\":\"dunlin\"}");
        rest.delete("/birds/" + type + "/2?refresh=true");
        rest.post(
                "/birds/_update_by_query?refresh=true",
                "{\"script\":{\"source\":\"ctx._source.legs = 2\",\"lang\":\"painless\"}}");
        snapshot(server);
        rest.delete("/birds");
        rest.post("/_snapshot/here/one/_restore?wait_for_completion=true", "");
        JsonNode hits = rest.get("/birds/_search").path("hits").path("hits");
        assertThat(hits).hasSize(1);
        assertThat(hits.get(0).path("_source").toString())
                .contains("\"name\":\"turnstone\"", "\"legs\":2");
        server.wipe();
        assertThat(rest.get("/_cat/indices?format=json")).isEmpty();
    }

    private static void snapshot(SearchServer server) {
        var rest = new Rest(server.url());
        rest.put("/_snapshot/here", repository(server));
        rest.put("/_snapshot/here/one?wait_for_completion=true", "");
    }

    private static String repository(SearchServer of) {
        return "{\"type\":\"fs\",\"settings\":{\"location\":\"" + of.snapshots() + "\"}}";
    }
}
