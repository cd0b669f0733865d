package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file whose lines name their indices themselves.
@RealServers
class NdjsonTest {
    @TempDir private Path home;

    @Test
    void noPipelineOfTheTargetTouchesWhatALineNamesOnTheWay(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws IOException {
        Path file = home.resolve("birds.ndjson");
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < 100; n++) {
            String index = n % 2 == 0 ? "birds" : "whales";
            lines.append(
                    "{\"_index\":\"%s\",\"_id\":\"%d\",\"_source\":{\"n\":%d}}\n"
                            .formatted(index, n, n));
        }
        Files.writeString(file, lines);
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 1).create("whales", 2).metadata();
            pair.target()
                    .json(
                            ClusterRequest.put(
                                    "/_ingest/pipeline/stamp",
                                    "{\"processors\":[{\"set\":{\"field\":\"stamp\",\"value\":\"x\"}}]}"));
            pair.target()
                    .json(
                            ClusterRequest.put(
                                    "/birds/_settings", "{\"index.final_pipeline\":\"stamp\"}"));

            Turnstone.Ended ended =
                    pair.turnstone()
                            .run("backfill", "--file", file.toString(), "--target", target.url())
                            .done();

            assertThat(ended.number("written")).isEqualTo(100);
            assertThat(pair.onTarget("birds", "4", "n")).isEqualTo("4");
            assertThat(pair.onTarget("birds", "4", "stamp")).isEmpty();
            assertThat(
                            pair.target()
                                    .json(ClusterRequest.get("/birds/_settings?flat_settings=true"))
                                    .toString())
                    .contains("\"index.final_pipeline\":\"stamp\"");
            assertThat(pair.countOnTarget("whales")).isEqualTo(50);

            pair.target().json(ClusterRequest.delete("/whales"));
            pair.target()
                    .json(
                            ClusterRequest.put(
                                    "/whales", "{\"settings\":{\"number_of_replicas\":0}}"));
            pair.turnstone()
                    .run("backfill", "--file", file.toString(), "--target", target.url())
                    .done();
            assertThat(pair.countOnTarget("whales")).isEqualTo(50);
        }
    }
}
