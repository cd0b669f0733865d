package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;

@RealServers
class RealParityTest {
    @Test
    void elasticsearch7IsProvenBrokenLocatedAndRepairedOnOpenSearch3(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        run(source, target);
    }

    @Test
    void elasticsearch6IsProvenBrokenLocatedAndRepairedOnOpenSearch3(
            @Elasticsearch("6.8.23") SearchServer source, @OpenSearch("3") SearchServer target) {
        run(source, target);
    }

    @Test
    void openSearch1IsProvenBrokenLocatedAndRepairedOnOpenSearch2(
            @OpenSearch("1.3") SearchServer source, @OpenSearch("2.19") SearchServer target) {
        run(source, target);
    }

    @Test
    void openSearch2IsProvenBrokenLocatedAndRepairedOnOpenSearch3(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target) {
        run(source, target);
    }

    /// Elasticsearch 6 tells nowhere for how many shards an index was laid out.
    @Test
    void elasticsearch6WithOtherRoutingShardsIsProven(
            @Elasticsearch("6.8.23") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Cluster from = Cluster.at(source.url());
                Cluster to = Cluster.at(target.url())) {
            from.create("laid-out", 3, 36);
            to.create("laid-out", 3, 3);
            from.fill("laid-out", 500);
            from.copyTo(to, "laid-out", 0);

            IndexParity found = new BrokenAndRepaired(from, to).check(IndexPair.of("laid-out"));

            assertThat(found.parity()).as("%s", found.counts()).isEqualTo(new Parity.Proven());
            assertThat(found.counts().documents()).isEqualTo(490);
        }
    }

    private static void run(SearchServer source, SearchServer target) {
        try (Cluster from = Cluster.at(source.url());
                Cluster to = Cluster.at(target.url())) {
            new BrokenAndRepaired(from, to).run();
        }
    }
}
