package dev.turnstone.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.cluster.ClusterRequest;
import dev.turnstone.model.shard.ShardStates;
import dev.turnstone.replay.ledger.Histories;
import dev.turnstone.replay.transform.Transform;
import dev.turnstone.replay.transform.Transforms;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;
import dev.turnstone.sandbox.process.Wait;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@RealServers
final class BackfillOperationTest {
    private final SearchServer source;
    private final SearchServer target;
    private TwoClusters two;
    @TempDir private Path home;

    BackfillOperationTest(
            @Elasticsearch("7.10.2") SearchServer source, @OpenSearch("3") SearchServer target) {
        this.source = source;
        this.target = target;
    }

    @BeforeEach
    void open() {
        two = new TwoClusters(source, target, home);
    }

    @AfterEach
    void close() {
        two.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fine,red", "*"})
    void anIndexThatIsRedIsOwedWhileTheOthersAreCarriedOver(String patterns) {
        two.create("fine");
        two.createRed("red");
        two.fill("fine", 0, 5, n -> "{}");

        BackfillResult result = run(live(patterns));

        assertThat(result.unfinished()).containsOnlyKeys("red");
        assertThat(result.isClean()).isFalse();
        assertThat(two.onTarget("fine")).isEqualTo(5);
    }

    @Test
    void anIndexThatIsClosedIsOwedWhereItIsNamed() {
        two.create("fine", "closed");
        two.fill("fine", 0, 5, n -> "{}");
        two.source.json(ClusterRequest.post("/closed/_close", ""));

        assertThat(run(live("fine,closed")).unfinished()).containsOnlyKeys("closed");
        assertThat(run(live("*")).isClean()).isTrue();
    }

    /// A follower may take note of it before the backfill does.
    @Test
    void partsThatWereReadInAnotherHistoryAreReadAnewWhoeverNoticedIt() throws Exception {
        two.create("x");
        for (int from = 0; from < 60_000; from += 10_000) {
            two.fill("x", from, from + 10_000, n -> "{\"life\":1}");
        }
        try (BackfillOperation first = BackfillOperation.start(live("x"), two.desk)) {
            assertThat(
                            Wait.until(
                                    Duration.ofSeconds(20),
                                    () -> first.progress().total().read() > 0))
                    .isTrue();
            first.cancel();
            assertThat(first.await().finished()).isFalse();
        }
        two.source.json(ClusterRequest.delete("/x"));
        TwoClusters.create(two.source, "x", "");
        two.fill("x", 0, 10, n -> "{\"life\":2}");
        new Histories(two.desk.ledger())
                .follow("x", Histories.in(new ShardStates(two.source).of("x")));

        BackfillResult result = run(live("x"));

        assertThat(result.isClean()).as("%s", result).isTrue();
        assertThat(two.onTarget("x", "1").path("life").asInt()).isEqualTo(2);
    }

    @Test
    void aPreviewTriesTheTransformOnTheFirstDocumentsOfEachIndex() {
        two.create("a", "b");
        two.fill("a", 0, 3, n -> "{\"n\":" + n + ",\"secret\":1}");
        two.fill("b", 0, 2, n -> "{\"n\":" + n + "}");

        BackfillPreview dropped = preview("{\"drop\":[\"secret\"]}");
        BackfillPreview refused = preview("{\"expression\":\"n > 1 ? 'none' : $\"}");

        assertThat(dropped.tried()).isEqualTo(5);
        assertThat(dropped.samples())
                .hasSize(3)
                .allMatch(sample -> !sample.after().contains("secret"));
        assertThat(dropped.isClean()).isTrue();
        assertThat(refused.refused()).isEqualTo(1);
        assertThat(refused.isClean()).isFalse();
    }

    private BackfillPreview preview(String step) {
        return BackfillPreview.of(live("*").with(transform(step)), two.target);
    }

    @Test
    void whatWasDeletedSinceTheSnapshotIsLeftOutAndNamed() {
        two.create("kept", "gone", "renewed");
        for (String index : new String[] {"kept", "gone", "renewed"}) {
            two.fill(index, 0, 5, n -> "{}");
        }
        Origin.Snapshot snapshot = snapshot();
        var histories = new Histories(two.desk.ledger());
        histories.end("gone");
        two.target.json(ClusterRequest.delete("/gone"));
        histories.end("renewed");
        histories.follow("renewed", Map.of(0, "another life"));

        BackfillResult result = run(BackfillOrder.of(snapshot));

        assertThat(result.isClean()).as("%s", result).isTrue();
        assertThat(result.remarks())
                .anyMatch(remark -> remark.startsWith("gone: deleted on the source"))
                .anyMatch(remark -> remark.startsWith("renewed: deleted on the source"));
        assertThat(two.onTarget("kept")).isEqualTo(5);
        assertThat(two.onTarget("renewed")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"enabled\":false", "\"excludes\":[\"a\"]"})
    void aSnapshotOfAnIndexWithoutItsWholeSourceIsRefusedAsAScanIs(String flaw) {
        two.source.json(ClusterRequest.put("/bare", "{\"mappings\":{\"_source\":{" + flaw + "}}}"));
        TwoClusters.create(two.target, "bare", "");
        two.fill("bare", 0, 10, n -> "{\"a\":1,\"b\":2}");
        Origin.Snapshot snapshot = snapshot();

        for (BackfillOrder order : List.of(live("bare"), BackfillOrder.of(snapshot))) {
            assertThatThrownBy(() -> run(order)).hasMessageContaining("as they were written");
        }
    }

    private Origin.Snapshot snapshot() {
        two.source.json(
                ClusterRequest.put(
                        "/_snapshot/here",
                        "{\"type\":\"fs\",\"settings\":{\"location\":\""
                                + source.snapshots()
                                + "\"}}"));
        two.source.json(ClusterRequest.put("/_snapshot/here/one?wait_for_completion=true", "{}"));
        return new Origin.Snapshot(source.snapshots(), Optional.of("one"));
    }

    @Test
    void linesThatAreNoDocumentsAreMissing() throws Exception {
        two.create("a");
        Path file = write("lines", "{\"_index\":\"a\",\"_id\":\"1\",\"_source\":{}}\nnonsense\n");

        BackfillResult result = run(file(file));

        assertThat(result.written()).isEqualTo(1);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void aLaterFileWinsAndOneThatChangedIsReadFromItsStart() throws Exception {
        two.create("a");
        Path monday = write("monday", line(1, 1) + line(2, 1));
        run(file(monday));
        run(file(write("corrections", line(2, 2))));
        assertThat(two.onTarget("a", "2").path("n").asInt()).isEqualTo(2);

        assertThatThrownBy(() -> run(file(monday))).hasMessageContaining("nothing was done");
        assertThat(two.onTarget("a", "2").path("n").asInt()).isEqualTo(2);

        run(file(write("monday", line(1, 3))));
        assertThat(two.onTarget("a", "1").path("n").asInt()).isEqualTo(3);

        run(file(write("corrections", line(2, 4))));
        run(file(write("corrections", line(2, 4))).again(true));
        assertThat(two.onTarget("a", "2").path("n").asInt()).isEqualTo(4);
    }

    private static String line(int id, int n) {
        return "{\"_index\":\"a\",\"_id\":\"" + id + "\",\"_source\":{\"n\":" + n + "}}\n";
    }

    private Path write(String name, String lines) throws IOException {
        return Files.writeString(home.resolve(name), lines);
    }

    private static BackfillOrder file(Path file) {
        return BackfillOrder.of(new Origin.File(file, Optional.empty()));
    }

    @Test
    void anotherTransformIsRefusedWhereTheFirstOneHasWritten() {
        two.create("a");
        two.fill("a", 0, 3, n -> "{\"n\":" + n + "}");
        BackfillOrder refusing = live("a").with(transform("{\"expression\":\"'none'\"}"));
        BackfillOrder first = live("a").with(transform("{\"set\":{\"by\":1}}"));
        BackfillOrder second = live("a").with(transform("{\"set\":{\"by\":2}}"));

        assertThat(run(refusing).failed()).isEqualTo(3);
        assertThat(run(first).isClean()).isTrue();
        assertThat(run(first).isClean()).isTrue();
        assertThatThrownBy(() -> run(second)).hasMessageContaining("another transform");
        assertThatThrownBy(() -> run(live("a"))).hasMessageContaining("another transform");

        two.target.json(ClusterRequest.delete("/a"));
        TwoClusters.create(two.target, "a", "");
        two.desk.sink().forget("a");
        assertThat(run(second).isClean()).isTrue();
        assertThat(two.onTarget("a", "1").path("by").asInt()).isEqualTo(2);
    }

    private static Transform transform(String step) {
        return Transforms.parse("{\"steps\":[" + step + "]}");
    }

    private BackfillOrder live(String patterns) {
        return BackfillOrder.of(new Origin.Live(two.source)).of(patterns);
    }

    private BackfillResult run(BackfillOrder order) {
        try (BackfillOperation backfill = BackfillOperation.start(order, two.desk)) {
            return backfill.await();
        }
    }
}
