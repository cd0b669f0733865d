package dev.turnstone.replay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.documents.delta.SeqRanges;
import dev.turnstone.model.ShardRouting;
import dev.turnstone.model.shard.Checkpoints;
import dev.turnstone.model.shard.IndexShards;
import dev.turnstone.model.shard.ShardCopy;
import dev.turnstone.model.shard.ShardState;
import dev.turnstone.replay.captured.Numbers;
import dev.turnstone.replay.ledger.LedgerStore;
import dev.turnstone.replay.ledger.ShardSequences.Place;
import dev.turnstone.replay.traffic.Followed.Known;
import dev.turnstone.replay.traffic.Followed.OpenGap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

final class CompletenessTest {
    /// No clock of a proxy is that far ahead: what came up before it is none of its gap.
    private static final Instant LATER = Instant.parse("9000-01-01T00:00:00Z");

    private final LedgerStore ledger = LedgerStore.inMemory();
    private final Completeness books = on(ledger);
    private final IndexShards shards = shards(9);
    private final ShardState shard = shards.primary(0);

    @Test
    void whatWasThereBeforeIsNotMissing() {
        books.follow(shards, true);
        told(12);

        assertThat(books.missing(shard, 13)).isEqualTo(ranges(10, 11, 13));
    }

    @Test
    void whatAnAnswerToldIsSeenAndWhatWasThereBeforeIsNot() {
        books.follow(shards, true);
        told(12);
        told(13);
        books.found(shard, ranges(10, 11));

        assertThat(books.seen()).containsExactly(new Seen("i", 0, 2));
    }

    @Test
    void aNewIndexIsFollowedFromItsFirstNumber() {
        books.follow(shards, false);

        assertThat(books.missing(shard, 2)).isEqualTo(ranges(0, 1, 2));
    }

    @Test
    void aHoleWithoutExplanationIsABypass() {
        books.follow(shards, true);
        books.found(shard, ranges(10, 11));
        books.gone(shard, ranges(12));

        assertThat(books.missing(shard, 12).isEmpty()).isTrue();
        assertThat(books.holes()).containsExactly(new Hole("i", 0, Hole.Cause.BYPASS, 3));
    }

    @Test
    void explanationsTakeWhatTheyCan() {
        books.follow(shards, true);
        books.found(shard, ranges(10, 11, 12, 13));
        books.gone(shard, ranges(14, 15));
        books.change("i", Known::refusedOnce);
        books.change("i", known -> known.byQuery(2));
        books.change("i", Known::unansweredOnce);

        assertThat(books.holes())
                .containsExactlyInAnyOrder(
                        new Hole("i", 0, Hole.Cause.REFUSED, 1),
                        new Hole("i", 0, Hole.Cause.BY_QUERY, 2),
                        new Hole("i", 0, Hole.Cause.UNANSWERED, 1),
                        new Hole("i", 0, Hole.Cause.BYPASS, 2));
    }

    /// What went past the proxies before and after a gap is not excused by it.
    @Test
    void aGapExplainsOnlyWhatIsFoundUntilItIsHealed() {
        books.follow(shards, true);
        books.found(shard, ranges(10));
        books.gap("i", LATER, () -> {});
        books.found(shard, ranges(11, 12));

        assertThat(books.holes()).containsExactlyInAnyOrder(gap(2), bypass(1));

        OpenGap first = open();
        books.gap("i", LATER, () -> {});
        books.gapHealed("i", first);
        books.found(shard, ranges(16));
        assertThat(books.holes())
                .as("another was told since")
                .containsExactlyInAnyOrder(gap(3), bypass(1));

        books.gapHealed("i", open());
        books.found(shard, ranges(13, 14));
        assertThat(books.holes()).containsExactlyInAnyOrder(gap(3), bypass(3));

        books.gap("i", LATER, () -> {});
        books.found(shard, ranges(15));
        assertThat(books.holes()).containsExactlyInAnyOrder(gap(4), bypass(3));
    }

    /// Nobody knew of the gap when its numbers were found: a proxy's death is noticed later.
    @Test
    void aGapThatIsToldLateTakesWhatWasNamedSinceItBegan() {
        books.follow(shards, true);
        books.found(shard, ranges(10, 11));
        assertThat(books.holes()).containsExactly(bypass(2));

        books.gap("i", Instant.now(), () -> {});
        assertThat(books.holes()).containsExactly(gap(2));

        books.gapHealed("i", open());
        books.found(shard, ranges(12));
        assertThat(books.holes()).containsExactlyInAnyOrder(gap(2), bypass(1));
    }

    /// Until the source has done what was asked, numbers of the gap stand in its place.
    @Test
    void whatALostAnswerExplainsAfterAGapWasHealedIsNoBypass() {
        books.follow(shards, true);
        books.change("i", Known::unansweredOnce);
        books.change("i", Known::unansweredOnce);
        books.gap("i", LATER, () -> {});
        books.found(shard, ranges(10, 11, 12));
        books.gapHealed("i", open());
        books.found(shard, ranges(13, 14));

        assertThat(books.holes())
                .containsExactlyInAnyOrder(new Hole("i", 0, Hole.Cause.UNANSWERED, 2), gap(3));
    }

    /// The second gap leaves to the first what that one may still need.
    @Test
    void gapsThatFollowEachOtherKeepWhatEachOfThemHas() {
        books.follow(shards, true);
        books.change("i", Known::unansweredOnce);
        books.change("i", Known::unansweredOnce);
        books.gap("i", LATER, () -> {});
        books.found(shard, ranges(10, 11, 12));
        books.gapHealed("i", open());
        books.gap("i", LATER, () -> {});
        books.found(shard, ranges(13));
        books.gapHealed("i", open());
        books.found(shard, ranges(14, 15));

        assertThat(books.holes())
                .containsExactlyInAnyOrder(new Hole("i", 0, Hole.Cause.UNANSWERED, 2), gap(4));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /// Lost answers whose numbers come up at any time, gaps, and writes past the proxies, in any
    /// order: what no gap was open for is named, but for what lost answers may explain. Where
    /// nobody went past the proxies that is nothing.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatGoesPastTheProxiesBesideGapsIsNamed(long seed) {
        Random random = new Random(seed);
        books.follow(shards, true);
        long next = 10;
        long lost = 0;
        long beside = 0;
        boolean isGap = false;
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    books.change("i", Known::unansweredOnce);
                    lost++;
                }
                case 1, 2 -> {
                    books.found(shard, ranges(next++));
                    beside += isGap ? 0 : 1;
                }
                default -> {
                    if (isGap) {
                        books.gapHealed("i", open());
                    } else {
                        books.gap("i", LATER, () -> {});
                    }
                    isGap = !isGap;
                }
            }
            assertThat(operations(Hole.Cause.BYPASS))
                    .as("seed %s, step %s", seed, i)
                    .isEqualTo(Math.max(0, beside - lost));
            assertThat(books.holes().stream().mapToLong(Hole::operations).sum())
                    .as("all of them, seed %s, step %s", seed, i)
                    .isEqualTo(next - 10);
        }
    }

    private long operations(Hole.Cause cause) {
        return books.holes().stream()
                .filter(hole -> hole.cause() == cause)
                .mapToLong(Hole::operations)
                .sum();
    }

    /// Answers that come late take their numbers back from the gap, which keeps nothing in their
    /// place.
    @Test
    void whatAnAnswerTellsAfterAGapExcusesNothing() {
        books.follow(shards, true);
        books.gap("i", LATER, () -> {});
        books.found(shard, ranges(10, 11, 12));
        books.gapHealed("i", open());
        told(10);
        told(11);
        books.found(shard, ranges(13, 14));

        assertThat(books.holes()).containsExactlyInAnyOrder(gap(1), bypass(2));
    }

    @Test
    void whatAGapMayHaveMissedIsKnownAfterAKill(@TempDir Path folder) {
        Path file = folder.resolve("ledger");
        try (LedgerStore first = LedgerStore.open(file)) {
            Completeness killed = on(first);
            killed.follow(shards, true);
            killed.found(shard, ranges(10, 11));
            first.save();
            killed.gap("i", Instant.now(), () -> {});
            first.closeAsKilled();
        }
        try (LedgerStore next = LedgerStore.open(file)) {
            Completeness after = on(next);
            after.found(shard, ranges(12));

            assertThat(after.holes()).containsExactly(gap(3));
        }
    }

    private static Completeness on(LedgerStore ledger) {
        return new Completeness(ledger.numbers(), new Followed(ledger.notes(), _ -> true));
    }

    @Test
    void whatWasExplainedBeforeAGapExcusesNothingAfterIt() {
        books.follow(shards, true);
        books.change("i", known -> known.byQuery(3));
        books.found(shard, ranges(10, 11, 12));
        books.gap("i", LATER, () -> {});
        books.found(shard, ranges(13));
        books.gapHealed("i", open());
        books.found(shard, ranges(14, 15));

        assertThat(books.holes())
                .containsExactlyInAnyOrder(
                        new Hole("i", 0, Hole.Cause.BY_QUERY, 3), gap(1), bypass(2));
    }

    /// Several replays in one process share the books, and each looks at holes of its own.
    @Test
    void aGapThatAnotherReplayIsToldTakesWhatThisOneFinds() {
        Completeness other = on(ledger);
        books.follow(shards, true);
        books.found(shard, ranges(10));
        other.gap("i", Instant.now(), () -> {});
        books.found(shard, ranges(11));
        other.gapHealed("i", open());
        books.found(shard, ranges(12));

        assertThat(other.holes()).containsExactlyInAnyOrder(gap(2), bypass(1));
    }

    @Test
    void whatIsMissingIsToldInPieces() {
        Completeness some =
                new Completeness(ledger.numbers(), new Followed(ledger.notes(), _ -> true), 2);
        some.follow(shards, true);
        told(11);
        told(13);
        told(15);

        assertThat(some.missing(shard, 15)).isEqualTo(ranges(10, 12));
        some.found(shard, ranges(10, 12));
        assertThat(some.missing(shard, 15)).isEqualTo(ranges(14));
    }

    private OpenGap open() {
        return books.followed().find("i").map(Known::openGap).orElseThrow();
    }

    private static Hole gap(long operations) {
        return new Hole("i", 0, Hole.Cause.GAP, operations);
    }

    private static Hole bypass(long operations) {
        return new Hole("i", 0, Hole.Cause.BYPASS, operations);
    }

    @Test
    void anExplanationWaitsForItsIndexToBeFollowed() {
        books.change("i", Known::refusedOnce);
        books.flush();
        books.follow(shards, true);
        books.gone(shard, ranges(10));

        assertThat(books.holes()).containsExactly(new Hole("i", 0, Hole.Cause.REFUSED, 1));
    }

    @Test
    void anAnswerThatComesLateTakesItsNumberOut() {
        books.follow(shards, true);
        books.found(shard, ranges(10));
        told(10);

        assertThat(books.holes()).isEmpty();
    }

    @Test
    void anIndexThatIsForgottenHasNoHoles() {
        books.follow(shards, true);
        books.found(shard, ranges(10));
        books.forget("i");

        assertThat(books.holes()).isEmpty();
        books.follow(shards, false);
        assertThat(books.missing(shard, 0)).isEqualTo(ranges(0));
    }

    private void told(long seqNo) {
        books.told(
                List.of(
                        new Resolution.Told(
                                new Place(Numbered.key("i", "u"), 0), "i", new Numbers(1, seqNo))));
    }

    private static SeqRanges ranges(long... numbers) {
        return SeqRanges.of(LongStream.of(numbers));
    }

    private static IndexShards shards(long checkpoint) {
        return new IndexShards(
                "i",
                "u",
                ShardRouting.of(1, 1),
                false,
                List.of(1L),
                List.of(
                        new ShardCopy(
                                0,
                                true,
                                "n",
                                "a",
                                new Checkpoints("h", checkpoint, checkpoint, checkpoint),
                                0,
                                0)));
    }
}
