package dev.turnstone.compare.parity;

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

    private static void run(SearchServer source, SearchServer target) {
        try (Cluster from = Cluster.at(source.url());
                Cluster to = Cluster.at(target.url())) {
            new BrokenAndRepaired(from, to).run();
        }
    }
}
