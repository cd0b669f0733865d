package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A pipeline on the target would change every document; a killed process cannot put it back.
@RealServers
class TargetPipelineTest {
    @TempDir private Path home;

    @Test
    void aKilledBackfillLeavesNoDocumentChangedAndTheNextRunPutsTheSettingsBack(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 20_000, "first").metadata();
            pair.target()
                    .json(
                            ClusterRequest.put(
                                    "/_ingest/pipeline/stamp",
                                    "{\"processors\":[{\"set\":{\"field\":\"stamp\",\"value\":\"x\"}}]}"));
            pair.target()
                    .json(
                            ClusterRequest.put(
                                    "/birds/_settings",
                                    "{\"index.final_pipeline\":\"stamp\",\"index.gc_deletes\":\"2m\"}"));
            Process process =
                    pair.turnstone()
                            .start("backfill", "--source", source.url(), "--target", target.url());
            Threads.await(() -> !process.isAlive() || settings(pair).contains("\"_none\""));
            process.destroyForcibly().waitFor();
            assertThat(settings(pair)).contains("\"_none\"");

            pair.run("backfill").done();

            assertThat(settings(pair))
                    .contains("\"index.final_pipeline\":\"stamp\"")
                    .contains("\"index.gc_deletes\":\"2m\"")
                    .doesNotContain("_none");
            assertThat(pair.onTarget("birds", "3", "first")).isEqualTo("3");
            assertThat(pair.onTarget("birds", "3", "stamp")).isEmpty();
            pair.requireProven(20_000);
        }
    }

    private static String settings(Pair pair) {
        return pair.target()
                .json(ClusterRequest.get("/birds/_settings?flat_settings=true"))
                .toString();
    }
}
