package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.function.Consumer;

/// A client writes to the target behind our back.
@Tag("soak")
@RealServers
class ForeignWriteTest {
    @TempDir private Path home;

    @Test
    @Tag("soak")
    void aPlainWriteOnTheTargetIsFoundAndPutRight(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(
                source,
                target,
                pair ->
                        pair.target()
                                .json(
                                        ClusterRequest.put(
                                                "/birds/_doc/3?refresh=true", "{\"forged\":3}")));
    }

    @Test
    void aDeleteOnTheTargetIsFoundAndPutRight(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(
                source,
                target,
                pair -> pair.target().json(ClusterRequest.delete("/birds/_doc/3?refresh=true")));
    }

    @Test
    @Tag("soak")
    void anUnknownDocumentOnTheTargetIsFoundAndRemoved(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(
                source,
                target,
                pair ->
                        pair.target()
                                .json(
                                        ClusterRequest.put(
                                                "/birds/_doc/cuckoo?refresh=true",
                                                "{\"forged\":1}")));
    }

    /// Only the content differs: no revision gives it away.
    @Test
    void aForgedContentUnderTheRightRevisionIsFoundAndPutRight(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(source, target, pair -> forge(pair, 0));
    }

    @Test
    @Tag("soak")
    void aForgedRevisionFarAboveIsFoundAndPutRight(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(source, target, pair -> forge(pair, 1_000_000));
    }

    /// An external version that pretends to be of a later epoch.
    @Test
    void aForgedRevisionOfALaterEpochIsFoundAndPutRight(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        attack(source, target, pair -> forge(pair, 3L << 55));
    }

    private void attack(SearchServer source, SearchServer target, Consumer<Pair> behindOurBack) {
        try (Pair pair = Pair.of(source, target, home)) {
            pair.create("birds", 2).fill("birds", 0, 3_000, "first").metadata();
            pair.run("backfill").done();
            pair.requireProven(3_000);

            behindOurBack.accept(pair);

            pair.requireParity("broken");
            requireNamedAndLeft(pair.run("verify", "--repair"));
            pair.run("verify", "--repair", "--over-foreign-writes").done();
            pair.requireProven(3_000);
            assertThat(pair.onTarget("birds", "3", "first")).isEqualTo("3");
            assertThat(pair.onTarget("birds", "cuckoo", "forged")).isEmpty();
            pair.fill("birds", 0, 20, "second");
            pair.run("sync").done();
            assertThat(pair.onTarget("birds", "3", "second")).isEqualTo("3");
            pair.requireProven(3_000);
        }
    }

    /// Without a word of consent it is nobody's to take back.
    private static void requireNamedAndLeft(Turnstone.Ended repair) {
        assertThat(repair.exit()).isEqualTo(1);
        assertThat(repair.number("repaired")).isZero();
        assertThat(repair.json().path("indices").path(0).path("reason").asString(""))
                .contains("1 operations on the target's index 'birds'");
        assertThat(repair.json().path("indices").path(0).path("remedy").asString(""))
                .contains("--over-foreign-writes");
    }

    private static void forge(Pair pair, long above) {
        long version =
                pair.target().json(ClusterRequest.get("/birds/_doc/3")).path("_version").asLong();
        pair.target()
                .json(
                        ClusterRequest.put(
                                "/birds/_doc/3?refresh=true&version_type=external_gte&version="
                                        + (version + above),
                                "{\"forged\":3}"));
    }
}
