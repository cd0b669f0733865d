package dev.turnstone.replay.sink;

import static dev.turnstone.replay.sink.Changes.delete;
import static dev.turnstone.replay.sink.Changes.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.Failure;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.ShardSequences;
import dev.turnstone.replay.ledger.SuspectLedger;
import dev.turnstone.replay.transform.Transform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

final class ConvergentSinkTest {
    private final LedgerStore store = LedgerStore.inMemory();

    private ConvergentSink sink(BulkTarget target) {
        return new ConvergentSink(
                target,
                store,
                SinkSettings.defaults().withMemoryBytes(4 << 20),
                InstantSource.system());
    }

    private static Settled settle(ConvergentSink sink, DocumentChange... changes)
            throws InterruptedException {
        return sink.submit(List.of(changes)).join();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theHighestRevisionWinsWhateverTheOrderTheLossesAndTheRepetitions(long seed)
            throws InterruptedException {
        var random = new Random(seed);
        var target = new FakeTarget(seed, FakeTarget.Temper.WILD, 3, 100L << 20);
        List<DocumentChange> history = history(random, target, 600);
        try (ConvergentSink sink = sink(target)) {
            Settled sum = Settled.NONE;
            for (int round = 0; round < 3; round++) {
                Collections.shuffle(history, random);
                sum = sum.plus(submitInBatches(sink, history, random));
            }
            assertThat(sum.total()).isEqualTo(3L * history.size());
            assertThat(sum.failed()).isZero();
            assertThat(sum.suspect()).isZero();
            new DeleteReplay(sink, store.deletes()).applyAgain(Set.of("i"));
        }
        assertThat(live(target)).as("seed %d", seed).isEqualTo(expected(history));
    }

    private static Settled submitInBatches(
            ConvergentSink sink, List<DocumentChange> history, Random random)
            throws InterruptedException {
        var futures = new ArrayList<CompletableFuture<Settled>>();
        for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(60));
            futures.add(sink.submit(List.copyOf(history.subList(from, to))));
            from = to;
        }
        return futures.stream().map(CompletableFuture::join).reduce(Settled.NONE, Settled::plus);
    }

    /// Lives of some documents, ids in the shard where the target puts them.
    private static List<DocumentChange> history(Random random, FakeTarget target, int length) {
        var history = new ArrayList<DocumentChange>();
        for (int seqNo = 0; seqNo < length; seqNo++) {
            String id = "d" + random.nextInt(60);
            int shard = target.index("i").shardOf(id, null);
            history.add(
                    random.nextInt(4) == 0
                            ? delete("i", shard, id, seqNo)
                            : upsert("i", shard, id, seqNo));
        }
        return history;
    }

    private static Map<String, String> expected(List<DocumentChange> history) {
        var newest = new HashMap<String, DocumentChange>();
        for (DocumentChange change : history) {
            newest.merge(
                    change.index() + "/" + change.shard() + "/" + change.id(),
                    change,
                    (a, b) -> a.revision().compareTo(b.revision()) > 0 ? a : b);
        }
        var live = new HashMap<String, String>();
        newest.forEach(
                (key, change) -> {
                    if (!change.isDelete()) {
                        live.put(key, "{\"n\":" + change.revision().seqNo() + "}");
                    }
                });
        return live;
    }

    private static Map<String, String> live(FakeTarget target) {
        var live = new HashMap<String, String>();
        target.documents()
                .forEach(
                        (key, held) -> {
                            String source = held.source();
                            if (source != null) {
                                live.put(key, source);
                            }
                        });
        return live;
    }

    @Test
    void theSameRevisionTwiceIsToldAsRepeated() throws InterruptedException {
        try (ConvergentSink sink = sink(FakeTarget.calm())) {
            assertThat(settle(sink, upsert("i", 0, "a", 5)).written()).isEqualTo(1);
            assertThat(settle(sink, upsert("i", 0, "a", 5)).repeated()).isEqualTo(1);
        }
    }

    @Test
    void aRevisionThatWentThroughOurHandsIsNewerOnTarget() throws InterruptedException {
        try (ConvergentSink sink = sink(FakeTarget.calm())) {
            settle(sink, upsert("i", 0, "a", 9));
            assertThat(settle(sink, upsert("i", 0, "a", 5)).newerOnTarget()).isEqualTo(1);
        }
    }

    @Test
    void aHigherVersionThatNobodyBroughtIsASuspect() throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        int shard = target.index("i").shardOf("a", null);
        try (ConvergentSink sink = sink(target)) {
            settle(sink, upsert("i", shard, "a", 5));
            target.writeForeign("i", "a", "{}");
            assertThat(settle(sink, upsert("i", shard, "a", 5)).suspect()).isEqualTo(1);
        }
        var suspects = new ArrayList<SuspectLedger.Suspect>();
        store.suspects().each(suspects::add);
        assertThat(suspects).hasSize(1);
        assertThat(suspects.getFirst().onTarget()).isEqualTo(suspects.getFirst().ours() + 1);
    }

    @Test
    void aForeignWriteIsNamedByIndexShardAndNumber() throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        int shard = target.index("i").shardOf("x", null);
        try (ConvergentSink sink = sink(target)) {
            settle(sink, upsert("i", shard, "x", 1));
            assertThat(sink.foreignWrites("i")).isEmpty();
            target.writeForeign("i", "x", "{}");
            settle(sink, upsert("i", shard, "x", 1L << 30));
            List<ForeignWrite> found = sink.foreignWrites("i");
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().shard()).isEqualTo(shard);
            assertThat(found.getFirst().numbers().length()).isEqualTo(1);
            assertThat(found.getFirst().cause()).isEqualTo(ForeignWrite.Cause.FOREIGN);
            sink.explain("i", found.getFirst());
            assertThat(sink.foreignWrites("i")).isEmpty();
        }
    }

    @Test
    void anIndexIsOursAloneWhereNobodyElseEverWroteToIt() throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        int shard = target.index("i").shardOf("x", null);
        try (ConvergentSink sink = sink(target)) {
            assertThat(sink.wroteAll("i")).isTrue();
            settle(sink, upsert("i", shard, "x", 1));
            assertThat(sink.wroteAll("i")).isTrue();
            target.writeForeign("i", "y", "{}");
            assertThat(sink.wroteAll("i")).isFalse();
        }
    }

    @Test
    void anIndexThatSomebodyHadFilledBeforeWeMetItIsNotOurs() throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        target.writeForeign("i", "x", "{}");
        int shard = target.index("i").shardOf("y", null);
        for (int open = 0; open < 2; open++) {
            try (ConvergentSink sink = sink(target)) {
                settle(sink, upsert("i", shard, "y", 1 + open));
                assertThat(sink.foreignWrites("i"))
                        .extracting(ForeignWrite::cause)
                        .containsExactly(ForeignWrite.Cause.GIVEN);
                assertThat(sink.wroteAll("i")).isFalse();
            }
        }
    }

    @Test
    void whatWasThereBeforeIsInNobodysFavourUntilAProofByContentExplainsIt()
            throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        target.writeForeign("i", "x", "{}");
        int shard = target.index("i").shardOf("x", null);
        try (ConvergentSink sink = sink(target)) {
            assertThat(sink.ownWrites("i").holds("x", null, 0, 1)).isFalse();

            sink.foreignWrites("i").forEach(write -> sink.explain("i", write));

            assertThat(sink.foreignWrites("i")).isEmpty();
            assertThat(sink.ownWrites("i").holds("x", null, 0, 1)).isTrue();
            assertThat(sink.wroteAll("i")).isFalse();
            settle(sink, upsert("i", shard, "x", 1));
            assertThat(sink.foreignWrites("i")).isEmpty();
        }
    }

    @Test
    void aDeleteOfOneShardDoesNotHideTheSameIdInAnother() throws InterruptedException {
        try (ConvergentSink sink = sink(FakeTarget.calm())) {
            settle(sink, delete("i", 0, "twin", 7));
            assertThat(settle(sink, upsert("i", 1, "twin", "r", 3, "{}")).written()).isEqualTo(1);
            assertThat(settle(sink, upsert("i", 0, "twin", 3)).byLedger()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedDocumentIsKeptWithItsBodyAndTheOthersGoOn() throws InterruptedException {
        try (ConvergentSink sink = sink(FakeTarget.calm())) {
            Settled settled =
                    settle(
                            sink,
                            upsert("i", 0, "good", 1),
                            upsert("i", 0, "bad", null, 2, "{\"poison\":1}"),
                            upsert("i", 0, "text", null, 3, "---\nyaml: 1"));
            assertThat(settled.written()).isEqualTo(1);
            assertThat(settled.failed()).isEqualTo(2);
        }
        assertThat(store.failed().groups().keySet())
                .extracting(Failure.Group::type)
                .containsExactlyInAnyOrder("mapper_parsing_exception", "not_json");
    }

    @Test
    void aRetriedDocumentLeavesTheLedgerOnlyWhenItIsWritten() throws InterruptedException {
        try (ConvergentSink sink = sink(FakeTarget.calm())) {
            settle(sink, upsert("i", 0, "bad", null, 2, "{\"poison\":1}"));
            Failure.Group group = store.failed().groups().keySet().iterator().next();
            var retry = new FailedRetry(sink, store.failed(), Transform.NONE);
            assertThat(retry.retry(group).failed()).isEqualTo(1);
            assertThat(store.failed().count()).isEqualTo(1);
            settle(sink, upsert("i", 0, "bad", 3));
            assertThat(retry.retry(group).failed()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedDocumentThatBecomesSuspectStaysListed() throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        int shard = target.index("i").shardOf("bad", null);
        Failure refused =
                Failure.first(
                        upsert("i", shard, "bad", 2),
                        Failure.Stage.TARGET,
                        "mapper_parsing_exception",
                        "failed to parse",
                        Instant.now());
        store.failed().record(refused);
        try (ConvergentSink sink = sink(target)) {
            settle(sink, upsert("i", shard, "bad", 1));
            for (int i = 0; i < 5; i++) {
                target.writeForeign("i", "bad", "{}");
            }

            var retry = new FailedRetry(sink, store.failed(), Transform.NONE);

            assertThat(retry.retry(refused.group()).suspect()).isEqualTo(1);
            assertThat(store.failed().count()).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatIsTooLongIsSplitAndADocumentThatIsTooLongIsTold() throws InterruptedException {
        var target = new FakeTarget(1, FakeTarget.Temper.CALM, 3, 64 << 10);
        String large = "{\"t\":\"" + "x".repeat(40_000) + "\"}";
        try (ConvergentSink sink = sink(target)) {
            Settled settled =
                    settle(
                            sink,
                            upsert("i", 0, "a", null, 1, large),
                            upsert("i", 0, "b", null, 2, large),
                            upsert("i", 0, "c", null, 3, large),
                            upsert("i", 0, "d", null, 4, "{\"t\":\"" + large.repeat(2) + "\"}"));
            assertThat(settled.written()).isEqualTo(3);
            assertThat(settled.failed()).isEqualTo(1);
        }
        assertThat(store.failed().groups().keySet())
                .extracting(Failure.Group::type)
                .containsExactly("document_too_large");
    }

    @Test
    void lineBreaksInASourceDoNotBreakTheBulk() throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        try (ConvergentSink sink = sink(target)) {
            settle(sink, upsert("i", 0, "a\"\\ü", null, 1, "{\r\n  \"a\" :\n 1234567\n}"));
        }
        assertThat(live(target).values()).containsExactly("{    \"a\" :  1234567 }");
    }

    @Test
    void memoryStaysBoundedWhileTheTargetIsAway() throws InterruptedException {
        FakeTarget target = FakeTarget.calm();
        target.breakWith(503);
        try (ConvergentSink sink = sink(target)) {
            String source = "{\"t\":\"" + "x".repeat(10_000) + "\"}";
            var done = new CompletableFuture<Settled>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    var many = new ArrayList<DocumentChange>();
                                    for (int i = 0; i < 1_500; i++) {
                                        many.add(upsert("i", 0, "m" + i, null, i, source));
                                    }
                                    done.complete(sink.submit(many).join());
                                } catch (InterruptedException e) {
                                    done.completeExceptionally(e);
                                }
                            });
            Poll.until(() -> sink.bytesHeld() > 3 << 20 && sink.trouble().isPresent());
            assertThat(sink.bytesHeld()).isLessThanOrEqualTo(4 << 20);
            target.breakWith(0);
            assertThat(done.join().written()).isEqualTo(1_500);
            Poll.until(() -> sink.trouble().isEmpty() && sink.bytesHeld() == 0);
        }
    }

    @Test
    void patienceEndsWithAnErrorThatSaysWhatIsSafe() {
        FakeTarget target = FakeTarget.calm();
        target.breakWith(503);
        var settings = SinkSettings.defaults().withPatience(Duration.ofMillis(200));
        try (var sink = new ConvergentSink(target, store, settings, InstantSource.system())) {
            assertThatThrownBy(() -> sink.submit(List.of(upsert("i", 0, "a", 1))).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(TargetUnavailable.class);
        }
    }

    @Test
    void bulksTakeFromAllShardsInTurn() throws InterruptedException {
        var lanes = new Lanes(new PaceController(PaceLimits.fixed(new Pace(1, 40_000))), 0);
        var delivery = new Delivery(600);
        for (int shard = 0; shard < 3; shard++) {
            var changes = new ArrayList<DocumentChange>();
            long weight = 0;
            for (int i = 0; i < 200; i++) {
                changes.add(upsert("i", shard, "s" + i, i));
                weight += changes.getLast().weight();
            }
            lanes.put(new ShardSequences.Place("i", shard), changes, weight, delivery);
        }
        Lanes.Taken taken = Objects.requireNonNull(lanes.take());
        var perShard = new int[3];
        for (int item = 0; item < taken.load().size(); item++) {
            perShard[taken.load().change(item).shard()]++;
        }
        assertThat(perShard[0]).isBetween(90, 130);
        assertThat(perShard[2]).isBetween(60, 130);
    }
}
