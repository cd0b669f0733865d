package dev.turnstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

@RealServers
class WipeTest {
    @Test
    void openSearchIsEmptyAfterwards(@OpenSearch("3") SearchServer server) {
        var rest = new Rest(server.url());
        fill(server);
        rest.put(
                "/_index_template/logs",
                "{\"index_patterns\":[\"logs-*\"],\"data_stream\":{},\"priority\":500}");
        rest.post("/logs-a/_doc?refresh=true", "{\"@timestamp\":\"2026-11-20T00:00:00Z\"}");
        rest.put("/_search/pipeline/find", "{\"request_processors\":[]}");
        assertThat(holdsNothing(metadata(rest))).isFalse();
        server.wipe();
        assertThat(holdsNothing(metadata(rest))).as("%s", metadata(rest)).isTrue();
        assertThat(server.snapshots()).isEmptyDirectory();
    }

    @Test
    void elasticsearchIsEmptyAfterwards(@Elasticsearch("7.10.2") SearchServer server) {
        var rest = new Rest(server.url());
        fill(server);
        assertThat(holdsNothing(metadata(rest))).isFalse();
        server.wipe();
        assertThat(holdsNothing(metadata(rest))).as("%s", metadata(rest)).isTrue();
        assertThat(server.snapshots()).isEmptyDirectory();
    }

    private static void fill(SearchServer server) {
        var rest = new Rest(server.url());
        rest.put("/birds", "{\"settings\":{\"index.hidden\":true},\"aliases\":{\"waders\":{}}}");
        rest.put("/birds/_doc/1?refresh=true", "{\"name\":\"turnstone\"}");
        rest.post("/birds/_search?scroll=10m", "{\"size\":1}");
        rest.put("/_template/old", "{\"index_patterns\":[\"old-*\"]}");
        rest.put("/_component_template/part", "{\"template\":{\"settings\":{}}}");
        rest.put(
                "/_index_template/new",
                "{\"index_patterns\":[\"new-*\"],\"composed_of\":[\"part\"]}");
        rest.put(
                "/_ingest/pipeline/legs",
                "{\"processors\":[{\"set\":{\"field\":\"a\",\"value\":1}}]}");
        rest.put(
                "/_scripts/count",
                "{\"script\":{\"lang\":\"painless\",\"source\":\"doc['a'].value\"}}");
        rest.put(
                "/_cluster/settings",
                "{\"persistent\":{\"cluster.routing.allocation.enable\":\"all\"},"
                        + "\"transient\":{\"indices.recovery.max_bytes_per_sec\":\"1mb\"}}");
        rest.put(
                "/_snapshot/here",
                "{\"type\":\"fs\",\"settings\":{\"location\":\"" + server.snapshots() + "\"}}");
        rest.put("/_snapshot/here/one?wait_for_completion=true", "");
    }

    private static JsonNode metadata(Rest rest) {
        return rest.get(
                "/_cluster/state/metadata?filter_path=metadata.indices.*.state,metadata.templates,"
                        + "metadata.stored_scripts,metadata.ingest.pipeline,metadata.data_stream,"
                        + "metadata.component_template,metadata.index_template,"
                        + "metadata.repositories,metadata.search_pipeline");
    }

    private static boolean holdsNothing(JsonNode node) {
        return node.isContainer() && node.valueStream().allMatch(WipeTest::holdsNothing);
    }
}
