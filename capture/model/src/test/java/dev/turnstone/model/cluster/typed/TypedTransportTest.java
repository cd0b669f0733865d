package dev.turnstone.model.cluster.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.Refresh;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

@RealServers
class TypedTransportTest {
    @Test
    void healthIndexBulkAndSearchWorkOnOpenSearch3(@OpenSearch("3") SearchServer server)
            throws IOException {
        works(server);
    }

    @Test
    void healthIndexBulkAndSearchWorkOnOpenSearch2(@OpenSearch("2.19") SearchServer server)
            throws IOException {
        works(server);
    }

    private static void works(SearchServer server) throws IOException {
        try (var client = ClusterClient.open(ClusterEndpoint.of(server.url()))) {
            OpenSearchClient typed = TypedTransport.typed(client);
            assertThat(typed.cluster().health().numberOfNodes()).isEqualTo(1);
            typed.indices()
                    .create(
                            c ->
                                    c.index("birds")
                                            .mappings(
                                                    m ->
                                                            m.properties(
                                                                    "name",
                                                                    p -> p.keyword(k -> k))));
            assertThat(typed.indices().exists(e -> e.index("birds")).value()).isTrue();
            assertThat(typed.indices().exists(e -> e.index("fish")).value()).isFalse();
            var bulk =
                    typed.bulk(
                            b ->
                                    b.index("birds")
                                            .refresh(Refresh.True)
                                            .operations(
                                                    o ->
                                                            o.index(
                                                                    i ->
                                                                            i.id("a/1 ü")
                                                                                    .document(
                                                                                            Map.of(
                                                                                                    "name",
                                                                                                    "turnstone")))));
            assertThat(bulk.errors()).isFalse();
            var found = typed.search(s -> s.index("birds"), JsonNode.class);
            JsonNode source = Objects.requireNonNull(found.hits().hits().getFirst().source());
            assertThat(source.path("name").asString()).isEqualTo("turnstone");
            assertThat(typed.get(g -> g.index("birds").id("a/1 ü"), JsonNode.class).found())
                    .isTrue();
            assertThatThrownBy(() -> typed.indices().create(c -> c.index("birds")))
                    .isInstanceOf(OpenSearchException.class)
                    .hasMessageContaining("resource_already_exists_exception");
        }
    }
}
