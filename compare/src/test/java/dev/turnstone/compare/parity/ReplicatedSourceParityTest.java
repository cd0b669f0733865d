package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

/// Sources whose primaries are told by their node, since no preference names them.
@RealServers
class ReplicatedSourceParityTest {
    private static final String INDEX = "birds";

    @Test
    void primariesOfElasticsearch7AreReadByTheirNodes(
            @Elasticsearch(value = "7.10.2", nodes = 2) SearchCluster from,
            @OpenSearch("3") SearchServer to) {
        prove(from, to);
    }

    @Test
    void primariesOfElasticsearch6AreReadByTheirNodes(
            @Elasticsearch(value = "6.8.23", nodes = 2) SearchCluster from,
            @OpenSearch("3") SearchServer to) {
        prove(from, to);
    }

    private static void prove(SearchCluster from, SearchServer to) {
        try (Cluster source = Cluster.at(from.url());
                Cluster target = Cluster.at(to.url())) {
            source.create(INDEX, 3, 1, "");
            target.create(INDEX, 3);
            source.get("/_cluster/health/" + INDEX + "?wait_for_status=green&timeout=60s");
            source.fill(INDEX, 500);
            source.copyTo(target, INDEX, 0);
            BrokenAndRepaired proof = new BrokenAndRepaired(source, target);
            assertThat(proof.check(IndexPair.of(INDEX)).parity()).isEqualTo(new Parity.Proven());
            target.delete(target.doc(INDEX) + "doc-8");
            assertThat(proof.repair(IndexPair.of(INDEX)).after().parity())
                    .isEqualTo(new Parity.Proven());
        }
    }
}
