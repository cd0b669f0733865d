package dev.turnstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Small measurements on real servers: that every way is there and brings what it should, not how
/// fast.
class BenchCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyWayOfABackfillIsMeasuredInOneRun() {
        JsonNode result = bench("backfill", "--docs", "2000", "--rounds", "1");
        assertThat(result.path("documents").asInt()).isEqualTo(2_000);
        assertThat(result.path("rows").findValuesAsString("name"))
                .containsExactly(
                        "ceiling", "turnstone snapshot", "turnstone scan", "reindex from remote");
        result.path("rows").forEach(BenchCommandTest::isWhole);
        result.path("rows")
                .forEach(row -> assertThat(row.path("mbPerSecond").asDouble()).isPositive());
        assertThat(result.path("rows").path(0).path("ratioToCeiling").asDouble()).isEqualTo(1);
    }

    @Test
    @Tag("soak")
    void bothSidesOfAProofAreMeasuredInOneRun() {
        JsonNode result = bench("verify", "--docs", "2000", "--rounds", "1");
        assertThat(result.path("rows").findValuesAsString("name"))
                .containsExactly(
                        "id scan of source",
                        "digest of source",
                        "id scan of target",
                        "digest of target");
        result.path("rows").forEach(BenchCommandTest::isWhole);
    }

    @Test
    @Tag("soak")
    void replaysAreMeasuredBesideTheirCeilingsInOneRun() {
        JsonNode result = bench("replay", "--docs", "2000", "--rounds", "1");
        assertThat(result.path("rows").findValuesAsString("name"))
                .containsExactly(
                        "ceiling",
                        "replay of bulks",
                        "replay of single writes",
                        "bare gets",
                        "shadow gets",
                        "bare searches",
                        "shadow searches");
        result.path("rows")
                .forEach(row -> assertThat(row.path("rate").asDouble()).as("%s", row).isPositive());
    }

    @Test
    void anUnknownLoadIsWrongUsage() {
        assertThat(run("bench", "replay", "--loads", "gets,puts")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("loads: puts (expected: some of bulks, gets, searches, singles)");
    }

    @Test
    void noDocumentsAreWrongUsage() {
        assertThat(run("bench", "backfill", "--docs", "0")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("documents: 0");
    }

    private static void isWhole(JsonNode row) {
        assertThat(row.path("rate").asDouble()).as("%s", row).isPositive();
        assertThat(row.path("documents").asLong()).as("%s", row).isEqualTo(2_000);
        assertThat(row.path("unit").asString()).isEqualTo("docs/s");
        assertThat(row.path("ratioToCeiling").asDouble()).as("%s", row).isPositive();
        assertThat(row.path("cpuSeconds").isNumber()).as("%s", row).isTrue();
        assertThat(row.path("cpuMicrosPerDocument").isNumber()).as("%s", row).isTrue();
        assertThat(row.path("peakHeapMb").asDouble()).as("%s", row).isPositive();
    }

    private JsonNode bench(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--json";
        assertThat(run(all)).as("%s", err.toString(StandardCharsets.UTF_8)).isEqualTo(Cli.DONE);
        return Json.MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        return Cli.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
