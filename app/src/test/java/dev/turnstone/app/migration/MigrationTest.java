package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterEndpoint;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.traffic.Connection;
import dev.turnstone.sandbox.traffic.Layout;
import dev.turnstone.sandbox.traffic.OracleCheck;
import dev.turnstone.sandbox.traffic.OracleReport;
import dev.turnstone.sandbox.traffic.SampleDocuments;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Whole migrations of a cluster at rest, by the command line alone.
@RealServers
class MigrationTest {
    private static final int FEW = 6_000;
    private static final int MANY = 200_000;

    @TempDir private Path home;

    @Test
    void elasticsearch7ToOpenSearch3(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        migrate(source, target, FEW);
    }

    @Test
    void elasticsearch6ToOpenSearch2(
            @Elasticsearch("6.8.23") SearchServer source, @OpenSearch("2.19") SearchServer target) {
        migrate(source, target, FEW);
    }

    @Test
    @Tag("soak")
    void manyFromElasticsearch7(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        migrate(source, target, MANY);
    }

    @Test
    @Tag("soak")
    void manyFromElasticsearch6(
            @Elasticsearch("6.8.23") SearchServer source, @OpenSearch("2.19") SearchServer target) {
        migrate(source, target, MANY);
    }

    @Test
    @Tag("soak")
    void manyFromOpenSearch1(
            @OpenSearch("1.3") SearchServer source, @OpenSearch("2.19") SearchServer target) {
        migrate(source, target, MANY);
    }

    @Test
    @Tag("soak")
    void manyFromOpenSearch2(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target) {
        migrate(source, target, MANY);
    }

    @Test
    void aBackfillThatIsKilledGoesOnWhereItStopped(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        killAndResume(source, target, FEW, 3);
    }

    @Test
    @Tag("soak")
    void aBackfillThatIsKilledTwentyTimesGoesOnWhereItStopped(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        killAndResume(source, target, MANY, 20);
    }

    private void migrate(SearchServer source, SearchServer target, int documents) {
        source.wipe();
        target.wipe();
        Turnstone turnstone = new Turnstone(home);
        SampleDocuments.Loaded loaded = load(source, documents);
        prepare(turnstone, source, target);
        Path repository = snapshot(source);

        Turnstone.Ended first =
                turnstone
                        .run(
                                "backfill",
                                "--snapshot",
                                repository.toString(),
                                "--target",
                                target.url())
                        .done();
        assertThat(first.number("read")).isEqualTo(loaded.documents());
        assertThat(first.number("written")).isEqualTo(loaded.documents());

        Turnstone.Ended second =
                turnstone
                        .run("backfill", "--source", source.url(), "--target", target.url())
                        .done();
        assertThat(second.number("read")).isEqualTo(loaded.documents());
        assertThat(second.number("repeated")).isEqualTo(loaded.documents());

        requireParity(turnstone, source, target, loaded);
    }

    private void killAndResume(SearchServer source, SearchServer target, int documents, int kills)
            throws Exception {
        source.wipe();
        target.wipe();
        Turnstone turnstone = new Turnstone(home);
        SampleDocuments.Loaded loaded = load(source, documents);
        prepare(turnstone, source, target);
        Path repository = snapshot(source);
        String[] backfill = {
            "backfill", "--snapshot", repository.toString(), "--target", target.url()
        };
        Random random = new Random(documents + kills);
        for (int kill = 0; kill < kills; kill++) {
            Process process = turnstone.start(backfill);
            process.waitFor(300L + random.nextInt(4_000), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        Turnstone.Ended last = turnstone.run(backfill).done();
        assertThat(last.number("read")).isEqualTo(loaded.documents());
        assertThat(last.number("written") + last.number("repeated") + last.number("newerOnTarget"))
                .isEqualTo(loaded.documents());
        requireParity(turnstone, source, target, loaded);
    }

    private SampleDocuments.Loaded load(SearchServer source, int documents) {
        return SampleDocuments.load(
                Connection.to(URI.create(source.url())),
                new Layout("sample", 2, 0),
                documents,
                documents,
                home.resolve("oracle"));
    }

    private static void prepare(Turnstone turnstone, SearchServer source, SearchServer target) {
        turnstone
                .run(
                        "metadata",
                        "apply",
                        "--consent",
                        "--source",
                        source.url(),
                        "--target",
                        target.url())
                .done();
    }

    private static void requireParity(
            Turnstone turnstone,
            SearchServer source,
            SearchServer target,
            SampleDocuments.Loaded loaded) {
        Turnstone.Ended proof =
                turnstone.run("verify", "--source", source.url(), "--target", target.url()).done();
        assertThat(proof.json().path("parity").asString()).isEqualTo("proven");
        assertThat(proof.number("identical")).isEqualTo(loaded.documents());
        OracleReport oracle = OracleCheck.run(URI.create(target.url()), loaded.oracle());
        assertThat(oracle.clean()).as("%s", oracle).isTrue();
    }

    private Path snapshot(SearchServer source) {
        Path repository = source.snapshots().resolve(home.getFileName());
        try (ClusterClient client = ClusterClient.open(ClusterEndpoint.of(source.url()))) {
            client.json(
                    ClusterRequest.put(
                            "/_snapshot/repository",
                            "{\"type\":\"fs\",\"settings\":{\"location\":\""
                                    + repository
                                    + "\"}}"));
            client.json(
                    ClusterRequest.put("/_snapshot/repository/one?wait_for_completion=true", "{}"));
        }
        return repository;
    }
}
