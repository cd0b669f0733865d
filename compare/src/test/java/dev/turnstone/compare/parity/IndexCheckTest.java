package dev.turnstone.compare.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.compare.parity.FakeSide.Doc;
import dev.turnstone.model.Revision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class IndexCheckTest {
    private static final int SHARDS = 3;

    @TempDir Path spill;

    private final FakeSide source = new FakeSide(SHARDS, new Random(1));
    private final FakeSide target = new FakeSide(SHARDS, new Random(2));
    private Lineage lineage = Lineage.since(0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameDocumentsInAnyOrderAreProven(long seed) {
        fill(new Random(seed), 500);
        IndexParity proven = check();
        assertThat(proven.parity()).isEqualTo(new Parity.Proven());
        assertThat(proven.counts().identical()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anySingleChangeIsFoundAndNamed(long seed) {
        Random random = new Random(seed);
        fill(random, 200);
        for (int round = 0; round < 20; round++) {
            int shard = random.nextInt(SHARDS);
            List<Doc> docs = new ArrayList<>(target.shard(shard).values());
            Doc doc = docs.get(random.nextInt(docs.size()));
            int kind = random.nextInt(4);
            target.shard(shard).remove(doc.id());
            Difference.Kind expected =
                    switch (kind) {
                        case 0 -> Difference.Kind.MISSING;
                        case 1 -> {
                            put(target, shard, doc, doc.version() - 1);
                            yield Difference.Kind.OLDER;
                        }
                        case 2 -> {
                            put(target, shard, doc, doc.version() + (1L << 40));
                            yield Difference.Kind.NEWER;
                        }
                        default -> {
                            put(target, (shard + 1) % SHARDS, doc, doc.version());
                            yield Difference.Kind.EXTRA;
                        }
                    };
            IndexParity broken = check();
            assertThat(broken.parity()).as("seed %s", seed).isEqualTo(new Parity.Broken());
            assertThat(broken.examples()).extracting(Difference::kind).contains(expected);
            assertThat(broken.examples()).extracting(Difference::id).containsOnly(doc.id());
            assertThat(broken.counts().documents()).isEqualTo(200);
            assertThat(broken.examples()).hasSize(kind == 3 ? 2 : 1);
            target.shard((shard + 1) % SHARDS).remove(doc.id());
            target.put(shard, doc);
        }
    }

    @Test
    void revisionsSwappedBetweenTwoDocumentsAreFound() {
        fill(new Random(1), 200);
        List<Doc> docs = new ArrayList<>(target.shard(0).values());
        Doc one = docs.get(0);
        Doc other = docs.get(1);
        put(target, 0, one, other.version());
        put(target, 0, other, one.version());
        IndexParity broken = check();
        assertThat(broken.examples())
                .extracting(Difference::id)
                .containsExactlyInAnyOrder(one.id(), other.id());
    }

    @Test
    void theSameIdOnTwoShardsIsTwoDocuments() {
        fill(new Random(1), 10);
        for (int shard = 0; shard < 2; shard++) {
            source.put(shard, new Doc("twin", "r" + shard, 1, 900 + shard, 1));
            long version = new Revision(0, 1, 900 + shard).version();
            target.put(shard, new Doc("twin", "r" + shard, 1, 1, version));
        }
        assertThat(check().counts().identical()).isEqualTo(12);
        target.shard(1).remove("twin");
        assertThat(check().examples()).singleElement().extracting(Difference::shard).isEqualTo(1);
    }

    /// Two mapping types use one id: the target holds either of them.
    @Test
    void theSameIdTwiceInOneShardIsNamedAndCounted() {
        fill(new Random(1), 10);
        source.put(0, new Doc("twin", null, 1, 900, 1));
        source.putTwin(0, new Doc("twin", null, 1, 901, 1));
        for (long held : List.of(900L, 901L)) {
            target.put(0, new Doc("twin", null, 1, 1, new Revision(0, 1, held).version()));

            IndexParity broken = check();

            assertThat(broken.parity()).isEqualTo(new Parity.Broken());
            assertThat(broken.counts().documents()).isEqualTo(12);
            assertThat(broken.counts().identical()).isEqualTo(11);
            assertThat(broken.examples())
                    .singleElement()
                    .satisfies(
                            lost -> {
                                assertThat(lost.kind()).isEqualTo(Difference.Kind.MISSING);
                                assertThat(lost.note()).contains("twice on the source");
                            });
        }
    }

    /// What the second look does not show again is not silently fine.
    @Test
    void whatWasCountedAndIsNotListedIsNotProven() {
        fill(new Random(1), 10);
        source.put(0, new Doc("lost", null, 1, 900, 1));
        AtomicInteger scans = new AtomicInteger();
        source.beforeScan(
                () -> {
                    if (scans.incrementAndGet() > SHARDS) {
                        source.shard(0).remove("lost");
                    }
                });

        assertThat(check().parity())
                .isInstanceOfSatisfying(
                        Parity.NotProvable.class,
                        told -> assertThat(told.reason()).contains("add up"));
    }

    @Test
    void anEmptyTargetMissesEverything() {
        fill(new Random(1), 300);
        for (int shard = 0; shard < SHARDS; shard++) {
            target.shard(shard).clear();
        }
        ParityCounts counts = check().counts();
        assertThat(counts.missing()).isEqualTo(300);
        assertThat(counts.documents()).isEqualTo(300);
    }

    @Test
    void aVersionOfAnEpochBeforeTheHistoryBeganIsOlder() {
        fill(new Random(1), 50);
        lineage = Lineage.since(2);
        IndexParity broken = check();
        assertThat(broken.counts().older()).isEqualTo(50);
        target.shard(0).replaceAll((_, doc) -> lifted(doc, 3));
        target.shard(1).replaceAll((_, doc) -> lifted(doc, 2));
        target.shard(2).replaceAll((_, doc) -> lifted(doc, 2));
        assertThat(check().parity()).isEqualTo(new Parity.Proven());
    }

    @Test
    void anotherHistoryThanTheOneFilledFromIsNotProvable() {
        fill(new Random(1), 10);
        lineage = new Lineage(lineage.phases(), Map.of(1, "another"));
        assertThat(check().parity().word()).isEqualTo("not provable");
    }

    @Test
    void aFailoverDuringTheCheckIsCheckedAgain() {
        fill(new Random(1), 10);
        source.beforeScan(() -> source.state(FakeSide.state(1, "history-1", 2, 50, 50)));
        IndexParity proven = check();
        assertThat(proven.parity()).isEqualTo(new Parity.Proven());
        assertThat(proven.evidence().passes()).isEqualTo(2);
    }

    @Test
    void aHistoryThatNeverStandsStillIsNotProvable() {
        fill(new Random(1), 10);
        AtomicInteger scans = new AtomicInteger();
        target.beforeScan(
                () -> {
                    String history = "history " + scans.incrementAndGet();
                    target.state(FakeSide.state(0, history, 1, 50, 50));
                });
        assertThat(check().parity())
                .isInstanceOfSatisfying(
                        Parity.NotProvable.class,
                        told -> assertThat(told.reason()).contains("history"));
    }

    @Test
    void writesThatReplicasDidNotConfirmAreNotProvable() {
        fill(new Random(1), 10);
        source.state(FakeSide.state(1, "history-1", 1, 50, 49));
        assertThat(check().parity().word()).isEqualTo("not provable");
    }

    @Test
    void afterATurnUntouchedDocumentsAreProvenByTheForwardLinkChangedOnesByTheReverse() {
        // Before: this side followed. Its versions name the other's writes.
        source.put(0, new Doc("untouched", null, 1, 40, new Revision(0, 1, 7).version()));
        target.put(0, new Doc("untouched", null, 1, 7, 3));
        source.put(0, new Doc("changed", null, 1, 60, new Revision(0, 1, 9).version()));
        target.put(0, new Doc("changed", null, 1, 99, new Revision(1, 1, 60).version()));
        for (Map<Integer, Long> checkpoints :
                List.of(
                        Map.<Integer, Long>of(),
                        Map.of(0, new Revision(0, 1, 50).version()),
                        Map.of(0, new Revision(0, 1, 3).version()))) {
            lineage =
                    new Lineage(
                            List.of(
                                    new Lineage.Phase(0, Map.of()),
                                    new Lineage.Phase(1, checkpoints)),
                            Map.of());
            assertThat(check().parity()).as("%s", checkpoints).isEqualTo(new Parity.Proven());
        }
        // A write on the new truth that the follower did not get.
        source.put(0, new Doc("untouched", null, 1, 61, new Revision(0, 1, 8).version()));
        assertThat(check().examples())
                .singleElement()
                .extracting(Difference::id)
                .isEqualTo("untouched");
    }

    private static Doc lifted(Doc doc, int epoch) {
        long version = Revision.ofVersion(doc.version()).withEpoch(epoch).version();
        return new Doc(doc.id(), doc.routing(), doc.term(), doc.seqNo(), version);
    }

    private static void put(FakeSide side, int shard, Doc doc, long version) {
        side.put(shard, new Doc(doc.id(), doc.routing(), doc.term(), doc.seqNo(), version));
    }

    private void fill(Random random, int documents) {
        for (int i = 0; i < documents; i++) {
            int shard = i % SHARDS;
            String id = Long.toHexString(random.nextLong()) + i;
            long seqNo = 100L + random.nextInt(1_000_000);
            int term = 1 + random.nextInt(5);
            source.put(shard, new Doc(id, null, term, seqNo, 1));
            target.put(shard, new Doc(id, null, 1, i, new Revision(0, term, seqNo).version()));
        }
    }

    private IndexParity check() {
        Patience patience = new Patience(Duration.ZERO, Duration.ofMillis(1), Duration.ZERO);
        ParityOptions options =
                new ParityOptions(patience, 10, 2, 1_000, spill, InstantSource.system());
        IndexPair pair = IndexPair.of("birds").withLineage(lineage);
        return new IndexCheck(pair, source, target, options, new Tally(), _ -> {}).run();
    }
}
