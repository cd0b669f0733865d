package dev.turnstone.replay.sink;

import static dev.turnstone.replay.sink.Changes.delete;
import static dev.turnstone.replay.sink.Changes.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.model.DocumentChange;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.Settled;
import dev.turnstone.replay.ledger.SuspectLedger.Suspect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A client writes to the target while the stream goes on; its versions are lower than the source's
/// revisions.
final class TheirDocumentsTest {
    @TempDir private Path home;

    private final FakeTarget target = FakeTarget.calm();

    private ConvergentSink sink(LedgerStore store) {
        return new ConvergentSink(target, store, SinkSettings.defaults(), InstantSource.system());
    }

    @Test
    void aDeleteThatIsAppliedAgainLeavesWhatAClientWroteSinceAndTakesWhatIsOurs()
            throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            DocumentChange late = at("late", 3);
            settle(sink, late, gone("late", 7), gone("theirs", 8));
            target.beginAnotherLife("i", "late", late.revision().version());
            target.writeForeign("i", "theirs", "{\"client\":1}");

            Settled again = new DeleteReplay(sink, store.deletes()).applyAgain(Set.of("i"));

            assertThat(again.written()).isEqualTo(1);
            assertThat(again.suspect()).isEqualTo(1);
            assertThat(target.holds("i", "late")).isFalse();
            assertThat(source("theirs")).contains("client");
            assertThat(suspects(store)).containsExactly("theirs");
        }
    }

    /// A client makes a document with version 1; what has a revision is a stale write, whoever sent
    /// it.
    @Test
    void aStaleWriteThatPassedNoLedgerOfOursIsDeletedAgain() throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            DocumentChange stale = at("stale", 3);
            settle(sink, stale, gone("stale", 7));
            target.bringBack("i", "stale", stale.revision().version());

            Settled again = new DeleteReplay(sink, store.deletes()).applyAgain(Set.of("i"));

            assertThat(again.written()).isEqualTo(1);
            assertThat(target.holds("i", "stale")).isFalse();
        }
    }

    /// Where the target still knows the delete, a client's document gets the number after it, which
    /// another document's revision may have had.
    @Test
    void aDocumentThatIsYoungerThanTheDeleteIsNoStaleWrite() throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            DocumentChange other = beside("anew");
            settle(sink, gone("anew", other.revision().seqNo() - 1), other);
            target.writeForeign("i", "anew", "{\"client\":1}");

            Settled again = new DeleteReplay(sink, store.deletes()).applyAgain(Set.of("i"));

            assertThat(again.suspect()).isEqualTo(1);
            assertThat(source("anew")).contains("client");
        }
    }

    @Test
    void onceAClientIsKnownToWriteTheStreamLeavesItsDocumentsAndNamesThem()
            throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            settle(sink, at("new", 1), at("changed", 2), at("ours", 3));
            target.writeForeign("i", "fresh", "{\"client\":1}");
            target.writeForeign("i", "changed", "{\"client\":2}");
            settle(sink, beside("fresh"), beside("changed"));
            sink.lookForForeign();

            Settled settled =
                    settle(
                            sink,
                            at("fresh", 1L << 31),
                            at("changed", 1L << 31 | 1),
                            at("ours", 1L << 31 | 2));

            assertThat(settled.suspect()).isEqualTo(2);
            assertThat(settled.written()).isEqualTo(1);
            assertThat(source("fresh")).contains("client");
            assertThat(source("changed")).contains("client");
            assertThat(source("ours")).doesNotContain("client");
            assertThat(suspects(store)).containsExactlyInAnyOrder("fresh", "changed");
            assertThat(
                            sink.foreignWrites("i").stream()
                                    .mapToLong(it -> it.numbers().length())
                                    .sum())
                    .isEqualTo(2);
        }
    }

    @Test
    void whereNobodyElseWritesTheTargetIsNotAskedAboutADocument() throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            for (int n = 0; n < 100; n++) {
                settle(sink, at("d" + n, n));
                sink.lookForForeign();
            }
            assertThat(target.timesAsked()).isZero();
        }
    }

    @Test
    void whoIsKnownToWriteIsKnownAfterAKill() throws InterruptedException {
        Path file = home.resolve("ledger");
        LedgerStore killed = LedgerStore.open(file);
        try (ConvergentSink sink = sink(killed)) {
            settle(sink, at("a", 1));
            target.writeForeign("i", "a", "{\"client\":1}");
            settle(sink, beside("a"));
            sink.lookForForeign();
        }
        killed.closeAsKilled();
        try (LedgerStore store = LedgerStore.open(file);
                ConvergentSink sink = sink(store)) {
            assertThat(settle(sink, at("a", 1L << 31)).suspect()).isEqualTo(1);
            assertThat(source("a")).contains("client");
        }
    }

    @Test
    void whatWasToldOfAClientIsKnownAfterAKillWithoutASave() throws InterruptedException {
        Path file = home.resolve("ledger");
        LedgerStore killed = LedgerStore.open(file);
        ConvergentSink first = sink(killed);
        settle(first, at("a", 1));
        target.writeForeign("i", "a", "{\"client\":1}");
        settle(first, beside("a"));
        killed.save();
        first.lookForForeign();
        killed.closeAsKilled();
        first.abandon();
        try (LedgerStore store = LedgerStore.open(file);
                ConvergentSink sink = sink(store)) {
            assertThat(settle(sink, at("a", 1L << 31)).suspect()).isEqualTo(1);
            assertThat(source("a")).contains("client");
        }
    }

    /// A balancer that gave up, say: the retry then finds our own document there.
    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 504})
    void whatWasCarriedOutBehindAGatewaysErrorIsOurs(int status) throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            settle(sink, beside("b"));
            target.carryOutAndAnswer(status);
            settle(sink, at("a", 1), at("b", 2));
            settle(sink, beside("a"), beside("b"));
            sink.lookForForeign();

            Settled settled = settle(sink, at("a", 1L << 31), at("b", 1L << 31 | 1));

            assertThat(settled.written()).isEqualTo(2);
            assertThat(suspects(store)).isEmpty();
        }
    }

    /// What a person agreed to, and what a proof by content explained, is written as ever.
    @Test
    void afterConsentOrAnExplanationTheStreamWritesAgain() throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            settle(sink, at("a", 1), at("b", 2));
            target.writeForeign("i", "a", "{\"client\":1}");
            settle(sink, beside("a"));
            sink.lookForForeign();

            assertThat(sink.submitOverForeign(List.of(at("a", 1L << 31))).join().written())
                    .isEqualTo(1);
            sink.foreignWrites("i").forEach(write -> sink.explain("i", write));
            long asked = target.timesAsked();
            assertThat(settle(sink, at("b", 1L << 32)).written()).isEqualTo(1);
            assertThat(target.timesAsked()).isEqualTo(asked);
        }
    }

    /// A kill before the first checkpoint makes nothing of ours somebody else's.
    @Test
    void whatWeWroteBeforeAKillIsNotTakenForWhatWasThereBefore() throws InterruptedException {
        Path file = home.resolve("ledger");
        LedgerStore killed = LedgerStore.open(file);
        ConvergentSink first = sink(killed);
        settle(first, at("a", 1));
        killed.closeAsKilled();
        first.abandon();
        try (LedgerStore store = LedgerStore.open(file);
                ConvergentSink sink = sink(store)) {
            settle(sink, at("b", 2));
            assertThat(sink.foreignWrites("i"))
                    .extracting(ForeignWrite::cause)
                    .containsOnly(ForeignWrite.Cause.BEFORE_RESTART);
        }
    }

    /// Also where none of our own writes came behind theirs.
    @Test
    void whatAProofFindsIsKnownToTheStream() throws InterruptedException {
        try (LedgerStore store = LedgerStore.inMemory();
                ConvergentSink sink = sink(store)) {
            settle(sink, at("a", 1));
            target.writeForeign("i", "a", "{\"client\":1}");
            assertThat(sink.foreignWrites("i")).hasSize(1);

            assertThat(settle(sink, at("a", 1L << 31)).suspect()).isEqualTo(1);
            assertThat(source("a")).contains("client");
        }
    }

    /// A client wrote right behind what a kill kept us from noting.
    @Test
    void whatMayBeOursFromBeforeAKillIsNotTakenForTheirsThatFollowedIt()
            throws InterruptedException {
        Path file = home.resolve("ledger");
        DocumentChange unnoted = beside("a");
        LedgerStore killed = LedgerStore.open(file);
        ConvergentSink first = sink(killed);
        settle(first, at("a", 1));
        killed.save();
        settle(first, unnoted);
        killed.closeAsKilled();
        first.abandon();
        try (LedgerStore store = LedgerStore.open(file);
                ConvergentSink sink = sink(store)) {
            settle(sink, unnoted);
            target.writeForeign("i", "a", "{\"client\":1}");
            settle(sink, beside(unnoted.id()));
            sink.lookForForeign();

            assertThat(settle(sink, at("a", 1L << 31)).suspect()).isEqualTo(1);
            assertThat(settle(sink, at(unnoted.id(), 1L << 32)).written()).isEqualTo(1);
        }
    }

    private DocumentChange at(String id, long seqNo) {
        return upsert("i", target.index("i").shardOf(id, null), id, seqNo);
    }

    private DocumentChange gone(String id, long seqNo) {
        return delete("i", target.index("i").shardOf(id, null), id, seqNo);
    }

    /// Another document of the same shard, so that our own answers go beyond what was written
    /// there.
    private DocumentChange beside(String id) {
        int shard = target.index("i").shardOf(id, null);
        for (int n = 0; ; n++) {
            DocumentChange other = at(id + "-beside-" + n, 100 + n);
            if (other.shard() == shard) {
                return other;
            }
        }
    }

    private static Settled settle(ConvergentSink sink, DocumentChange... changes)
            throws InterruptedException {
        return sink.submit(List.of(changes)).join();
    }

    private String source(String id) {
        String key = "i/" + target.index("i").shardOf(id, null) + "/" + id;
        return String.valueOf(Objects.requireNonNull(target.documents().get(key)).source());
    }

    private static List<String> suspects(LedgerStore store) {
        var ids = new ArrayList<String>();
        store.suspects().each((Suspect suspect) -> ids.add(suspect.document().id()));
        return ids;
    }
}
