package dev.turnstone.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;

@RealServers
class SampleDocumentsTest {
    @TempDir Path dir;

    @Test
    void samplesAreAllThereAndTheOracleKnowsThem(@Elasticsearch("7.10.2") SearchServer es) {
        URI url = URI.create(es.url());
        var loaded =
                SampleDocuments.load(
                        Connection.to(url),
                        new Layout("samples", 2, 0),
                        4_000,
                        5,
                        dir.resolve("samples.ndjson"));
        OracleReport report = OracleCheck.run(url, loaded.oracle());
        assertThat(report.clean()).as("%s", report).isTrue();
        assertThat(report.documents()).isEqualTo(loaded.documents()).isEqualTo(3_800);
        assertThat(loaded.live())
                .containsOnlyKeys("samples-plain", "samples-routed", "samples-join");
    }
}
