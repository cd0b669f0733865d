package dev.turnstone.engine.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/// What replay makes follows the rules by which everything else was carried over.
@RealServers
class ConvertedMetadataTest {
    @Test
    void anAliasByTypeFindsTheDocumentsOfAnIndexThatReplayMade(
            @Elasticsearch("6.8.23") SearchServer es, @OpenSearch("3") SearchServer os) {
        es.wipe();
        os.wipe();
        Rest source = Rest.at(es.url());
        Rest target = Rest.at(os.url());
        source.put(
                "/late",
                """
                {"mappings": {"entry": {"properties": {"a": {"type": "keyword"}}}},
                 "aliases": {"entries": {"filter": {"term": {"_type": "entry"}}, "routing": "7"},
                   "all": {}}}
                """);
        var metadata = new ConvertedMetadata(source.client(), target.client());

        metadata.create("late", "late");
        JsonNode made = target.get("/late/_alias").path("late").path("aliases");
        assertThat(made.path("entries").path("filter").has("match_all")).as("%s", made).isTrue();
        assertThat(made.path("entries").path("index_routing").asString()).isEqualTo("7");
        assertThat(made.has("all")).isTrue();

        source.post(
                "/_aliases", "{\"actions\":[{\"remove\":{\"index\":\"late\",\"alias\":\"all\"}}]}");
        metadata.putAliases("late", "late");
        assertThat(target.get("/late/_alias").path("late").path("aliases").propertyNames())
                .containsExactly("entries");
    }
}
