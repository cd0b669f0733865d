package dev.turnstone.app.ui.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.SampleRun;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class BackfillViewModelTest {
    private static final String ORDERS = SampleRun.id("backfill", "orders");

    private final FakeDesk desk = new FakeDesk();
    private final BackfillViewModel model =
            new BackfillViewModel(desk.desk(), Texts.of("controls"));

    @Test
    void withoutARunNothingIsPlanned() {
        model.update(desk.nothing());

        assertThat(model.sumProperty().get()).isEqualTo(BackfillViewModel.Sum.NONE);
        assertThat(model.ratesProperty().get().isEmpty()).isTrue();
    }

    @Test
    void whatIsUnderWayIsCountedAndWhatIsNotKnownIsNotZero() {
        model.update(desk.snapshot(SampleRun.running()));

        assertThat(model.sumProperty().get().read()).isEqualTo(612_400);
        assertThat(model.sumProperty().get().perSecond()).isEqualTo(9_412);
        assertThat(model.sumProperty().get().done()).isEqualTo(1);
        assertThat(model.lines()).hasSize(3);
        assertThat(model.lines().getFirst().failed()).isEqualTo(BackfillLine.UNKNOWN);
        assertThat(model.lines().getFirst().skippedCount()).isEqualTo(BackfillLine.UNKNOWN);
    }

    @Test
    void theResultSaysWhatBecameOfEachDocument() {
        model.update(
                desk.snapshot(
                        SampleRun.done()
                                .result(
                                        ORDERS,
                                        "{\"read\":100,\"written\":80,\"repeated\":5,\"newerOnTarget\":7,\"suspect\":1,\"failed\":2,\"skipped\":{\"tombstone\":5},\"seconds\":3.5}")));

        BackfillLine line = model.lines().getFirst();
        assertThat(line.read()).isEqualTo(100);
        assertThat(line.written()).isEqualTo(85);
        assertThat(line.newer()).isEqualTo(7);
        assertThat(line.skippedCount()).isEqualTo(5);
        assertThat(model.sumProperty().get().failed()).isEqualTo(3);
    }

    @Test
    void whatWasTakenBackIsNotWritten() {
        model.update(
                desk.snapshot(
                        SampleRun.done()
                                .result(ORDERS, "{\"read\":100,\"written\":100}")
                                .set(ORDERS, "rolled-back", "")));

        BackfillLine line = model.lines().getFirst();
        assertThat(line.written()).isEqualTo(BackfillLine.UNKNOWN);
        assertThat(line.share()).isEqualTo(BackfillLine.UNKNOWN);
    }

    @Test
    void theRateIsDrawnFromWhatWasSeenAndALongSilenceIsAGap() {
        sees(1_000);
        desk.pass(Duration.ofSeconds(1));
        sees(3_000);
        desk.pass(Duration.ofSeconds(60));
        sees(4_000);

        var points = model.ratesProperty().get().series().getFirst().points();
        assertThat(points.size()).isEqualTo(2);
        assertThat(points.y(0)).isEqualTo(2_000);
        assertThat(points.y(1)).isNaN();
    }

    private void sees(long documents) {
        model.update(desk.snapshot(SampleRun.running().counted(ORDERS, documents, 900_000, 7)));
    }

    @Test
    void whoLooksCloselySeesShardsAndHowLongItTakes() {
        var now = desk.snapshot(SampleRun.running());
        desk.engine()
                .answer(
                        "step:" + ORDERS,
                        "{\"live\":{\"docsPerSecond\":9412,\"bytesPerSecond\":2000000,\"secondsLow\":40,\"secondsHigh\":75,\"shards\":["
                                + "{\"index\":\"orders-2024\",\"shard\":1,\"phase\":\"reading\",\"read\":50,\"expected\":200,\"bytes\":900},"
                                + "{\"index\":\"orders-2023\",\"shard\":0,\"phase\":\"finished\",\"read\":10,\"expected\":12}]}}");
        model.update(now);
        model.look(now);

        assertThat(model.shards())
                .extracting(ShardLine::index)
                .containsExactly("orders-2023", "orders-2024");
        assertThat(model.shards().getFirst().share()).isEqualTo(1);
        assertThat(model.shards().getLast().share()).isEqualTo(0.25);
        assertThat(model.paceProperty().get().low()).isEqualTo(40);
        assertThat(model.paceProperty().get().high()).isEqualTo(75);
    }

    @Test
    void noShardIsBeingReadByAStepThatEnded() {
        look(SampleRun.running());
        assertThat(model.shards()).extracting(ShardLine::phase).contains("reading");

        look(SampleRun.failed());

        assertThat(model.shards())
                .extracting(ShardLine::phase)
                .contains("before", "finished")
                .doesNotContain("reading", "waiting");
        assertThat(model.paceProperty().get().low()).isEqualTo(-1);

        look(SampleRun.running().set(ORDERS, "succeeded", ""));
        assertThat(model.shards()).extracting(ShardLine::phase).containsOnly("finished");
    }

    private void look(SampleRun run) {
        desk.pass(Duration.ofSeconds(1));
        var now = desk.snapshot(run);
        model.update(now);
        model.look(now);
    }
}
