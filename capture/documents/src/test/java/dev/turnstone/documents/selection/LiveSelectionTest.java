package dev.turnstone.documents.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.turnstone.documents.Flock;
import dev.turnstone.model.IndexPatterns;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

@RealServers
final class LiveSelectionTest {
    @Test
    void elasticsearch5(@Elasticsearch("5.6") SearchServer server) {
        listsAll(server);
    }

    @Test
    void elasticsearch7(@Elasticsearch("7.10.2") SearchServer server) {
        listsAll(server);
    }

    @Test
    void openSearch3(@OpenSearch("3") SearchServer server) {
        listsAll(server);
        try (var flock = new Flock(server.url())) {
            flock.put(
                    "/_index_template/beats",
                    "{\"index_patterns\":[\"beats\"],\"data_stream\":{}}");
            flock.put("/_data_stream/beats", "");
            assertThat(IndexSelection.of(flock.client(), IndexPatterns.of("beats")).leftOut())
                    .extracting(LeftOut::index, LeftOut::reason)
                    .contains(tuple(".ds-beats-000001", LeftOut.Reason.STREAM));
        }
    }

    private static void listsAll(SearchServer server) {
        server.wipe();
        try (var flock = new Flock(server.url())) {
            flock.create("open", 1, "");
            flock.create("shut", 1, "");
            flock.post("/shut/_close", "");
            flock.post(
                    "/_aliases",
                    "{\"actions\":[{\"add\":{\"index\":\"open\",\"alias\":\"door\"}}]}");

            var selection = IndexSelection.of(flock.client(), IndexPatterns.of("door,shut"));

            assertThat(selection.taken()).containsExactly("open");
            assertThat(selection.leftOut())
                    .anySatisfy(
                            out -> {
                                assertThat(out.index()).isEqualTo("shut");
                                assertThat(out.reason()).isEqualTo(LeftOut.Reason.CLOSED);
                            });
        }
    }
}
