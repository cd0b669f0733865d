package dev.turnstone.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

class ClusterVersionDetectionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Elasticsearch 5.0.0 | {'version':{'number':'5.0.0'},'tagline':'You Know, for Search'}",
                "Elasticsearch 7.10.2 | {'version':{'number':'7.10.2','build_flavor':'oss'}}",
                "Elasticsearch 8.15.3 | {'version':{'number':'8.15.3','build_flavor':'default'}}",
                "OpenSearch 3.0.0 | {'version':{'distribution':'opensearch','number':'3.0.0-alpha1'}}",
                "OpenSearch 1.3.20 | {'version':{'number':'1.3.20'},'tagline':'The OpenSearch Project: https://opensearch.org/'}",
            })
    void whatAClusterSaysOfItselfIsUnderstood(String version, String root) throws IOException {
        try (var server = answering(root);
                var client = ClusterClient.open(server.endpoint())) {
            assertThat(client.version()).hasToString(version);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Elasticsearch 2.4.6, which | {'version':{'number':'2.4.6'},'tagline':'You Know, for Search'}",
                "Elasticsearch 9.1.0, which | {'version':{'number':'9.1.0'},'tagline':'You Know, for Search'}",
                "OpenSearch 4.0.0, which | {'version':{'distribution':'opensearch','number':'4.0.0'}}",
                "neither Elasticsearch nor | {'couchdb':'Welcome','version':'3.3.1'}",
                "it says solr | {'version':{'distribution':'solr','number':'9.0.0'}}",
                "neither Elasticsearch nor | []",
                "no version that can be read | {'version':{'number':'seven'}}",
            })
    void anythingElseIsTold(String sentence, String root) throws IOException {
        try (var server = answering(root)) {
            assertThatThrownBy(() -> ClusterClient.open(server.endpoint()))
                    .isInstanceOf(ClusterException.Unsupported.class)
                    .hasMessageContaining(sentence);
        }
    }

    @Test
    void anOpenSearchThatPretendsToBeOldIsSeenThrough() throws IOException {
        try (var server =
                        StubServer.of(
                                (request, out) ->
                                        StubServer.json(
                                                out,
                                                200,
                                                request.target().startsWith("/_nodes")
                                                        ? "{\"nodes\":{\"a\":{\"version\":\"2.19.1\"},"
                                                                + "\"b\":{\"version\":\"2.9.0\"}}}"
                                                        : "{\"version\":{\"number\":\"7.10.2\"},\"tagline\":"
                                                                + "\"The OpenSearch Project: https://opensearch.org/\"}"));
                var client = ClusterClient.open(server.endpoint())) {
            assertThat(client.version()).hasToString("OpenSearch 2.9.0");
        }
    }

    private static StubServer answering(String root) throws IOException {
        return StubServer.of((_, out) -> StubServer.json(out, 200, root.replace('\'', '"')));
    }
}
