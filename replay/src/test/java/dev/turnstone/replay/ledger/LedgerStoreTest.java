package dev.turnstone.replay.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.documents.Position;
import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;
import dev.turnstone.model.TurnstoneException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class LedgerStoreTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("ledger");
    }

    private static DeleteLedger.Entry entry(String id, long version) {
        return new DeleteLedger.Entry(new DocumentKey("i", 1, id), "r-" + id, version);
    }

    @Test
    void theNewestDeleteIsKeptPerDocumentAndShard() {
        try (LedgerStore store = LedgerStore.open(file())) {
            store.deletes().record(entry("a", 5));
            store.deletes().record(entry("a", 3));
            assertThat(store.deletes().versionOf("i", 1, "a")).isEqualTo(5);
            assertThat(store.deletes().versionOf("i", 2, "a")).isEqualTo(-1);
        }
        try (LedgerStore store = LedgerStore.open(file())) {
            assertThat(store.deletes().versionOf("i", 1, "a")).isEqualTo(5);
            assertThat(store.deletes().entries("i")).toIterable().containsExactly(entry("a", 5));
            assertThat(store.deletes().entries("h")).isExhausted();
            assertThat(store.deletes().indices()).containsExactly("i");
        }
    }

    @Test
    void failuresAreGroupedByCauseAndKeepHugeBodies() {
        byte[] huge = new byte[3 << 20];
        new Random(1).nextBytes(huge);
        try (LedgerStore store = LedgerStore.open(file())) {
            store.failed()
                    .record(
                            failure(
                                    "1",
                                    "{}".getBytes(StandardCharsets.UTF_8),
                                    "failed to parse field [n] of 17"));
            store.failed().record(failure("2", huge, "failed to parse field [n] of 18"));
            store.failed().record(failure("2", huge, "failed to parse field [n] of 19"));
        }
        try (LedgerStore store = LedgerStore.open(file())) {
            Map<Failure.Group, Long> groups = store.failed().groups();
            assertThat(groups.values()).containsExactly(2L);
            List<DocumentKey> documents =
                    store.failed().documents(groups.keySet().iterator().next());
            Failure found = store.failed().find(documents.get(1)).orElseThrow();
            assertThat(found.attempts()).isEqualTo(2);
            assertThat(found.change().change()).isEqualTo(new Change.Upsert(Body.of(huge)));
            Revision written = found.change().revision();
            documents.forEach(document -> store.failed().settle(document, written));
            assertThat(store.failed().groups()).isEmpty();
        }
    }

    @Test
    void anOlderRefusalHidesNoNewerOne() {
        byte[] older = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] newer = "{\"n\":2}".getBytes(StandardCharsets.UTF_8);
        try (LedgerStore store = LedgerStore.open(file())) {
            FailedLedger failed = store.failed();
            failed.record(failure("1", 50, newer, "failed to parse field [n]"));
            failed.record(failure("1", 10, older, "failed to parse field [n]"));
            DocumentKey document =
                    failed.documents(failed.groups().keySet().iterator().next()).getFirst();

            assertThat(failed.find(document).orElseThrow().change().change())
                    .isEqualTo(new Change.Upsert(Body.of(newer)));
            failed.settle(document, Revision.of(0, 1, 10));
            assertThat(failed.count()).isEqualTo(1);
            failed.record(failure("1", 50, newer, "another reason"));
            assertThat(failed.groups()).hasSize(1).containsValue(1L);
            failed.settle(document, Revision.of(0, 1, 51));
            assertThat(failed.count()).isZero();
        }
    }

    private static Failure failure(String id, byte[] body, String reason) {
        return failure(id, 7, body, reason);
    }

    private static Failure failure(String id, long number, byte[] body, String reason) {
        return Failure.first(
                new DocumentChange(
                        "i",
                        0,
                        id,
                        null,
                        Revision.of(0, 1, number),
                        new Change.Upsert(Body.of(body))),
                Failure.Stage.TARGET,
                "mapper_parsing_exception",
                reason,
                Instant.EPOCH);
    }

    @Test
    void aCheckpointKeepsPositionsWithAllThatTheyStandOn() {
        var place = new ShardSequences.Place("i", 0);
        var state =
                new PartState(
                        new Position("p"),
                        false,
                        2,
                        new Tally(3, new Settled(1, 0, 1, 0, 0, 1, 9), Map.of("nested", 1L)));
        try (LedgerStore store = LedgerStore.open(file())) {
            store.target().written().addAll(place, new long[] {0, 1, 2, 5, 1L << 39}, 5);
            store.positions().checkpoint("job", Map.of("part", state));
        }
        try (LedgerStore store = LedgerStore.open(file())) {
            assertThat(store.positions().find("job", "part")).isEqualTo(state);
            assertThat(store.positions().all("job")).containsOnlyKeys("part");
            assertThat(store.target().written().holes(place, 7, 10))
                    .containsExactly(new SequenceSet.Range(3, 4), new SequenceSet.Range(6, 7));
            store.positions().forget("job");
            assertThat(store.positions().find("job", "part")).isEqualTo(PartState.START);
        }
    }

    @Test
    void epochsOnlyRiseAndEndWithAWord() {
        try (LedgerStore store = LedgerStore.open(file())) {
            assertThat(store.epochs().of("i")).isZero();
            for (int epoch = 1; epoch <= Revision.MAX_EPOCH; epoch++) {
                assertThat(store.epochs().raise("i")).isEqualTo(epoch);
            }
            assertThatThrownBy(() -> store.epochs().raise("i"))
                    .isInstanceOf(TurnstoneException.class);
        }
    }

    @Test
    void twoProcessesCannotHaveTheSameLedger() {
        try (LedgerStore store = LedgerStore.open(file())) {
            assertThat(store.deletes().count()).isZero();
            assertThatThrownBy(() -> LedgerStore.open(file()))
                    .isInstanceOf(TurnstoneException.class)
                    .hasMessageContaining("is in use");
        }
    }

    /// Cuts the file wherever a kill could have, after a known number of flushes.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasFlushedSurvivesATornTail(long seed) throws IOException {
        var random = new Random(seed);
        int flushed = 20;
        try (LedgerStore store = LedgerStore.open(file())) {
            for (int i = 0; i < flushed; i++) {
                store.deletes().record(entry("kept" + i, i + 1L));
                store.deletes().flush();
            }
            long safe = Files.size(file());
            byte[] before = Files.readAllBytes(file());
            store.deletes().record(entry("torn", 1));
            store.deletes().flush();
            byte[] after = Files.readAllBytes(file());
            for (int cut = 0; cut < 60; cut++) {
                Path copy = folder.resolve("copy" + cut);
                Files.write(copy, torn(before, after, random.nextInt(after.length + 1)));
                assertIsWhole(copy, flushed, seed, safe);
            }
        }
    }

    /// The file in the middle of its last write: new bytes up to the cut, old ones behind it.
    private static byte[] torn(byte[] before, byte[] after, int cut) {
        byte[] torn = new byte[Math.max(before.length, cut)];
        System.arraycopy(before, 0, torn, 0, before.length);
        System.arraycopy(after, 0, torn, 0, cut);
        return torn;
    }

    private static void assertIsWhole(Path copy, int flushed, long seed, long safe) {
        try (LedgerStore store = LedgerStore.open(copy)) {
            for (int i = 0; i < flushed; i++) {
                assertThat(store.deletes().versionOf("i", 1, "kept" + i))
                        .as("seed %d, %s, safe %d", seed, copy, safe)
                        .isEqualTo(i + 1L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 333, 1_200})
    void whatWasAcknowledgedSurvivesAKill(int acknowledged) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DeletingChild.class.getName(),
                                file().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var told = new ArrayList<String>();
        try (BufferedReader out = child.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.add(line);
                if (told.size() == acknowledged) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor()).isNotZero();
        assertThat(told).hasSizeGreaterThanOrEqualTo(acknowledged);
        try (LedgerStore store = LedgerStore.open(file())) {
            for (String id : told) {
                assertThat(store.deletes().versionOf("i", 0, id)).isPositive();
            }
        }
    }
}
