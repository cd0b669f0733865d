package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Body;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A data stream takes no versions: its documents stay behind, and every command says so.
@RealServers
class DataStreamTest {
    @TempDir private Path home;

    @Test
    void aStreamOfSeveralBackingIndicesIsNamedAndLeftOutAndTheRestIsCarriedOver(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target) {
        try (Pair pair = Pair.of(source, target, home)) {
            stream(pair);
            pair.create("birds", 1).fill("birds", 0, 20, "first");

            String assessed = pair.runHomeless("assess").json().toString();
            String planned = pair.run("metadata", "plan").json().toString();
            pair.metadata();
            Turnstone.Ended backfill = pair.run("backfill").done();
            Turnstone.Ended again = pair.backfill(pair.snapshot("one", "*")).done();
            Turnstone.Ended sync = pair.run("sync").done();

            assertThat(assessed).contains("TS-205").contains("beats");
            assertThat(planned).contains("The stream is made empty");
            assertThat(backfill.number("written")).isEqualTo(20);
            assertThat(backfill.json().path("remarks").toString())
                    .contains("backs the data stream beats");
            assertThat(again.number("repeated")).isEqualTo(20);
            assertThat(again.json().path("remarks").toString()).contains(".ds-beats-000001");
            assertThat(sync.json().path("leftOut").toString())
                    .contains("backs the data stream beats");
            assertThat(pair.countOnTarget("beats")).isZero();
            pair.requireProven(20);
            assertThat(pair.run("verify").done().json().path("leftOut").toString())
                    .contains("backs the data stream beats");
        }
    }

    private static void stream(Pair pair) {
        pair.source()
                .json(
                        ClusterRequest.put(
                                "/_index_template/beats",
                                "{\"index_patterns\":[\"beats\"],\"data_stream\":{},"
                                        + "\"template\":{\"settings\":{\"number_of_replicas\":0}}}"));
        pair.source().json(ClusterRequest.put("/_data_stream/beats", ""));
        for (int generation = 0; generation < 2; generation++) {
            pair.source()
                    .json(
                            ClusterRequest.convergentBulk(
                                    "/beats/_bulk?refresh=true",
                                    Body.of(
                                            "{\"create\":{\"_id\":\"same\"}}\n"
                                                    + "{\"@timestamp\":\"2026-01-0"
                                                    + (1 + generation)
                                                    + "T00:00:00Z\"}\n")));
            pair.source().json(ClusterRequest.post("/beats/_rollover", "{}"));
        }
    }
}
