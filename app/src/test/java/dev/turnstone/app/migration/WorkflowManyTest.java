package dev.turnstone.app.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.engine.workflow.RunState;
import dev.turnstone.model.Json;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/// Several sources, several targets that receive the same, and groups that go one behind the other.
@RealServers
class WorkflowManyTest {
    private static final List<String> GROUPS = List.of("a", "b", "c");

    @TempDir private Path home;

    @Test
    void twoSourcesReachParityOnTwoTargetsGroupBehindGroup(
            @Elasticsearch("7.10.2") SearchServer one,
            @OpenSearch("1") SearchServer two,
            @OpenSearch("3") SearchServer a,
            @OpenSearch("2.19") SearchServer b)
            throws Exception {
        try (Pair first = Pair.of(one, a, home);
                Pair second = Pair.of(two, b, home);
                HomeEngine engine = new HomeEngine(home)) {
            for (String group : GROUPS) {
                first.create(group + "-1", 2).fill(group + "-1", 0, 500, "n");
            }
            second.create("other", 1).fill("other", 0, 500, "n");
            Path spec = home.resolve("spec.json");
            Files.writeString(spec, spec(first, second).toString());

            engine.workflow("start", "--spec", spec.toString());
            engine.awaitGate(
                    "first/teardown/ta",
                    "first/teardown/tb",
                    "second/teardown/ta",
                    "second/teardown/tb");
            first.fill("c-1", 500, 600, "n");
            second.fill("other", 500, 600, "n");
            second.create("late", 1).fill("late", 0, 100, "n");
            engine.workflow("approve");
            takeAlongWhatCame(engine);
            engine.workflow("approve");
            engine.await(RunState.SUCCEEDED);

            requirePipelined(engine.workflow("history").path("runs").path(0).path("attempts"));
            requireSame(first, second, engine.turnstone());
        }
    }

    /// An index that came after the plan is told before the following ends, and carried over by the
    /// next plan.
    private static void takeAlongWhatCame(HomeEngine engine) throws Exception {
        engine.awaitGate("second/teardown/ta", "second/teardown/tb");
        engine.await(
                "the question",
                run ->
                        run.step("second/teardown/ta").note().contains("late")
                                && run.step("second/teardown/tb").note().contains("late"));
        engine.workflow("start");
        engine.awaitGate("second/teardown/ta", "second/teardown/tb");
    }

    /// The first group was followed while the last was still to be carried over.
    private static void requirePipelined(JsonNode attempts) {
        for (String target : List.of("ta", "tb")) {
            assertThat(time(attempts, "first/replay/a/" + target, "began"))
                    .isBefore(time(attempts, "first/backfill/c/" + target, "ended"));
            assertThat(time(attempts, "first/backfill/b/" + target, "began"))
                    .isAfterOrEqualTo(time(attempts, "first/backfill/a/" + target, "ended"));
        }
    }

    private static Instant time(JsonNode attempts, String step, String field) {
        return StreamSupport.stream(attempts.spliterator(), false)
                .filter(each -> each.path("step").asString().equals(step))
                .map(each -> Instant.parse(each.path(field).asString()))
                .findFirst()
                .orElseThrow();
    }

    /// Every pair of the four, proven by a command of its own.
    private static void requireSame(Pair first, Pair second, Turnstone turnstone) {
        for (String target : List.of(first.targetUrl(), second.targetUrl())) {
            requireProven(turnstone, first.sourceUrl(), target, 1_600);
            requireProven(turnstone, second.sourceUrl(), target, 700);
        }
    }

    private static void requireProven(
            Turnstone turnstone, String source, String target, long documents) {
        Turnstone.Ended proof =
                turnstone.run("verify", "--source", source, "--target", target).done();
        assertThat(proof.json().path("parity").asString()).isEqualTo("proven");
        assertThat(proof.number("identical")).isEqualTo(documents);
    }

    private static ObjectNode spec(Pair first, Pair second) {
        ObjectNode spec = Json.MAPPER.createObjectNode();
        ObjectNode sources = spec.putObject("sources");
        sources.putObject("one").put("url", first.sourceUrl());
        sources.putObject("two").put("url", second.sourceUrl());
        ObjectNode targets = spec.putObject("targets");
        targets.putObject("ta").put("url", first.targetUrl());
        targets.putObject("tb").put("url", second.targetUrl());
        ObjectNode migrations = spec.putObject("migrations");
        ObjectNode groups = migration(migrations, "first", "one").putObject("groups");
        String before = "";
        for (String name : GROUPS) {
            ObjectNode group = groups.putObject(name);
            group.putObject("indices").putArray("include").add(name + "-*");
            if (!before.isEmpty()) {
                group.putArray("after").add(before);
            }
            before = name;
        }
        migration(migrations, "second", "two");
        return spec;
    }

    private static ObjectNode migration(ObjectNode migrations, String name, String from) {
        ObjectNode migration = migrations.putObject(name);
        migration.put("from", from).putArray("to").add("ta").add("tb");
        migration.putObject("metadata").put("consent", true);
        ObjectNode approvals = migration.putObject("approvals");
        approvals.putObject("metadata").put("kind", "automatic").putObject("checks");
        approvals.putObject("finish").put("kind", "manual");
        return migration;
    }
}
