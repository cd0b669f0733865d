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
    private final BackfillViewModel model = new BackfillViewModel(Texts.of("controls"));

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
        model.update(
                desk.snapshot(
                        SampleRun.running().set(ORDERS, "running", documents + " documents, 7/s")));
    }
}
