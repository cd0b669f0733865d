package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.model.Json;
import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One session through everything that can be asked of a run, on real servers.
@RealServers
class WorkflowChangesTest {
    private static final String GATE = "all/teardown/target";

    @TempDir private Path home;

    @Test
    void aRunIsRehearsedRetriedPausedEditedRolledBackAndCancelled(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        try (Pair pair = Pair.of(source, target, home);
                HomeEngine engine = new HomeEngine(home)) {
            pair.create("a-1", 1).fill("a-1", 0, 300, "n");
            pair.create("b-1", 1).fill("b-1", 0, 300, "n");
            pair.target().json(ClusterRequest.put("/foreign", "{}"));

            rehearse(engine, pair);
            failAndRetry(engine);
            pauseAndResume(engine, pair);
            editOneGroup(engine, pair);
            rollBackOneGroup(engine, pair);
            cancelAndRollBackAll(engine, pair);
        }
    }

    /// Every step on a sample, and nothing is there afterwards.
    private void rehearse(HomeEngine engine, Pair pair) throws Exception {
        Files.writeString(home.resolve("edits.json"), "{}");
        engine.workflow("start", "--rehearse", "--spec", spec(pair, 2).toString());
        engine.await(RunState.SUCCEEDED);
        assertThat(onTarget(pair)).containsExactly("foreign");
    }

    /// What a step needs is not there: it fails with a remedy, and goes on when that is mended.
    private void failAndRetry(HomeEngine engine) throws Exception {
        Files.delete(home.resolve("edits.json"));
        engine.workflow("start");
        engine.await(RunState.FAILED);
        JsonNode failed = step(engine.workflow("status"), "all/assess/a/target");
        assertThat(failed.path("note").asString()).contains("edits.json cannot be read");
        assertThat(failed.path("remedy").asString()).isNotBlank();

        Files.writeString(home.resolve("edits.json"), "{}");
        engine.workflow("retry");
        engine.awaitGate("all/metadata/a/target", "all/metadata/b/target");
        engine.workflow("approve");
        engine.awaitGate(GATE);
    }

    /// Paused, nothing follows; resumed, everything that came meanwhile is brought over.
    private static void pauseAndResume(HomeEngine engine, Pair pair) throws Exception {
        engine.workflow("pause");
        engine.await(RunState.PAUSED);
        pair.fill("a-1", 300, 400, "n");
        engine.workflow("resume");
        engine.awaitGate(GATE);
        awaitDocuments(pair, "a-1", 400);
    }

    /// Only what depends on the edited group runs again: told before, and shown by the history.
    private void editOneGroup(HomeEngine engine, Pair pair) throws Exception {
        Set<String> ofA =
                Set.of("all/backfill/a/target", "all/replay/a/target", "all/validate/a/target");
        engine.workflow("configure", "--spec", spec(pair, 3).toString());
        JsonNode plan = engine.workflow("plan");
        assertThat(plan.path("estimates").path(0).path("documents").path("to").asLong())
                .isEqualTo(400);
        JsonNode changes = plan.path("changes");
        assertThat(texts(changes.path("again"))).isEqualTo(ofA);
        assertThat(texts(changes.path("orphaned"))).isEmpty();

        int before = engine.workflow("history").path("runs").path(1).path("attempts").size();
        engine.workflow("start");
        engine.await("the edited steps", run -> run.step("all/backfill/a/target").attempt() > 1);
        engine.awaitGate(GATE);

        JsonNode attempts = engine.workflow("history").path("runs").path(1).path("attempts");
        List<String> begun = new ArrayList<>();
        for (int n = before; n < attempts.size(); n++) {
            begun.add(attempts.path(n).path("step").asString());
        }
        assertThat(begun).containsOnly(ofA.toArray(String[]::new));
    }

    /// Listed before; exactly what this run made for this group goes, and comes again on resume.
    private static void rollBackOneGroup(HomeEngine engine, Pair pair) throws Exception {
        JsonNode list = engine.workflow("rollback", "--to", "all/assess/a/target");
        assertThat(list.path("wouldTakeBack").findValuesAsString("step"))
                .containsExactlyInAnyOrder(
                        "all/metadata/a/target",
                        "all/capture/a/target",
                        "all/backfill/a/target",
                        "all/replay/a/target",
                        "all/validate/a/target");
        assertThat(
                        texts(
                                list.path("wouldTakeBack").findValues("objects").stream()
                                        .filter(objects -> !objects.isEmpty())
                                        .findFirst()
                                        .orElseThrow()))
                .contains("index/a-1")
                .doesNotContain("index/b-1", "index/foreign");
        assertThat(onTarget(pair)).contains("a-1", "b-1", "foreign");

        engine.workflow("rollback", "--to", "all/assess/a/target", "--yes");
        engine.await(RunState.ROLLED_BACK);
        assertThat(onTarget(pair)).containsExactly("b-1", "foreign");

        engine.workflow("resume");
        engine.awaitGate("all/metadata/a/target");
        engine.workflow("approve", "all/metadata/a/target");
        engine.awaitGate(GATE);
        awaitDocuments(pair, "a-1", 400);
    }

    private static void cancelAndRollBackAll(HomeEngine engine, Pair pair) throws Exception {
        engine.workflow("cancel");
        engine.await(RunState.CANCELLED);
        assertThat(onTarget(pair)).contains("a-1", "b-1");
        engine.workflow("rollback", "--yes");
        engine.await(RunState.ROLLED_BACK);
        assertThat(onTarget(pair)).containsExactly("foreign");
    }

    private Path spec(Pair pair, int readers) throws Exception {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        spec.putObject("sources").putObject("source").put("url", pair.sourceUrl());
        spec.putObject("targets").putObject("target").put("url", pair.targetUrl());
        ObjectNode all = spec.putObject("migrations").putObject("all");
        all.putObject("metadata")
                .put("consent", true)
                .put("edits", home.resolve("edits.json").toString());
        ObjectNode groups = all.putObject("groups");
        group(groups, "a").putObject("backfill").put("readers", readers);
        group(groups, "b");
        all.putObject("approvals").putObject("finish").put("kind", "manual");
        Path file = home.resolve("spec-" + readers + ".json");
        Files.writeString(file, spec.toString());
        return file;
    }

    private static ObjectNode group(ObjectNode groups, String name) {
        ObjectNode group = groups.putObject(name);
        group.putObject("indices").putArray("include").add(name + "-*");
        return group;
    }

    private static Set<String> onTarget(Pair pair) {
        Set<String> names = new TreeSet<>();
        pair.target()
                .json(ClusterRequest.get("/_cat/indices?format=json&h=index"))
                .forEach(row -> names.add(row.path("index").asString()));
        names.removeIf(name -> name.startsWith("."));
        return names;
    }

    private static void awaitDocuments(Pair pair, String index, long count) {
        boolean came = Wait.until(Duration.ofMinutes(3), () -> pair.countOnTarget(index) == count);
        assertThat(came).as("%s of %s", count, index).isTrue();
    }

    private static JsonNode step(JsonNode view, String id) {
        for (JsonNode step : view.path("steps")) {
            if (step.path("id").asString().equals(id)) {
                return step;
            }
        }
        throw new AssertionError(id + " is not in " + view);
    }

    private static Set<String> texts(JsonNode words) {
        Set<String> all = new TreeSet<>();
        words.forEach(word -> all.add(word.asString()));
        return all;
    }
}
