package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.Json;
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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Whole migrations by `workflow` alone, with an engine that is a process of its own.
@RealServers
class WorkflowTest {
    private static final long PATIENCE_SECONDS = 300;

    @TempDir private Path home;

    @Test
    void aRunWhoseEngineIsKilledGoesOnToParity(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        killAndResume(source, target, 2_000, 2);
    }

    @Test
    @Tag("soak")
    void aRunWhoseEngineIsKilledFiftyTimesGoesOnToParity(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        killAndResume(source, target, 50_000, 50);
    }

    private void killAndResume(SearchServer source, SearchServer target, int documents, int kills)
            throws Exception {
        source.wipe();
        target.wipe();
        Turnstone turnstone = new Turnstone(home);
        SampleDocuments.Loaded loaded =
                SampleDocuments.load(
                        Connection.to(URI.create(source.url())),
                        new Layout("sample", 2, 0),
                        documents,
                        7,
                        home.resolve("oracle"));
        Path spec = home.resolve("spec.json");
        Files.writeString(spec, spec(source, target).toString());

        turnstone.run("workflow", "start", "--spec", spec.toString()).done();
        Random random = new Random(kills);
        for (int kill = 0; kill < kills; kill++) {
            killAfter(300L + random.nextInt(3_000));
            turnstone.run("workflow", "resume").done();
        }
        await(turnstone, "waiting-for-approval");
        turnstone.run("workflow", "approve").done();
        JsonNode last = await(turnstone, "succeeded");

        assertThat(last.path("state").asString()).as("%s", last).isEqualTo("succeeded");
        assertThat(turnstone.run("workflow", "history").done().json().path("runs").size()).isOne();
        OracleReport oracle = OracleCheck.run(URI.create(target.url()), loaded.oracle());
        assertThat(oracle.clean()).as("%s", oracle).isTrue();
    }

    private void killAfter(long millis) throws Exception {
        JsonNode engine = Json.MAPPER.readTree(Files.readString(home.resolve("engine.json")));
        ProcessHandle process = ProcessHandle.of(engine.path("pid").asLong()).orElseThrow();
        try {
            process.onExit().get(millis, TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
            process.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    /// Until the run, or one of its steps, is in this state.
    private static JsonNode await(Turnstone turnstone, String state) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode now = Json.MAPPER.createObjectNode();
        while (System.nanoTime() < end) {
            now = turnstone.run("workflow", "status").json();
            if (now.path("state").asString("").equals(state)
                    || now.path("counts").has(state)
                            && !now.path("counts").has("running")
                            && state.equals("waiting-for-approval")) {
                return now;
            }
            assertThat(now.path("state").asString("")).as("%s", now).isNotEqualTo("failed");
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError(state + " never came: " + now);
    }

    private static ObjectNode spec(SearchServer source, SearchServer target) {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("source").put("url", source.url());
        spec.putObject("targets").putObject("target").put("url", target.url());
        ObjectNode migration = spec.putObject("migrations").putObject("all");
        migration.put("from", "source").putArray("to").add("target");
        migration.putObject("metadata").put("consent", true);
        ObjectNode approvals = migration.putObject("approvals");
        approvals.putObject("metadata").put("kind", "automatic").putObject("checks");
        approvals.putObject("finish").put("kind", "manual");
        return spec;
    }
}
