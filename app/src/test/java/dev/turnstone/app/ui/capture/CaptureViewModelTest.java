package dev.turnstone.app.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.Texts;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.SampleRun;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CaptureViewModelTest {
    private final FakeDesk desk = new FakeDesk();
    private final CaptureViewModel model = new CaptureViewModel(Texts.of("controls"));

    @Test
    void withoutARunNothingFollows() {
        model.update(desk.nothing());

        assertThat(model.followersProperty().get()).isEmpty();
    }

    @Test
    void eachFollowerTellsItsRoundsAndWhatCatchingUpMeasured() {
        model.update(
                desk.snapshot(
                        SampleRun.running()
                                .result(SampleRun.id("replay", "customers"), "{\"lagMs\":812}")));

        Follower orders = model.followersProperty().get().getFirst();
        Follower customers = model.followersProperty().get().get(1);
        assertThat(orders.rounds()).isEqualTo(42);
        assertThat(orders.documents()).isEqualTo(1_204);
        assertThat(orders.lagMillis()).isEqualTo(Follower.UNKNOWN);
        assertThat(customers.lagMillis()).isEqualTo(812);
    }

    @Test
    void whatIsBroughtOverPerSecondIsDrawn() {
        model.update(desk.snapshot(SampleRun.running()));
        desk.pass(Duration.ofSeconds(2));
        model.update(
                desk.snapshot(
                        SampleRun.running()
                                .set(
                                        SampleRun.id("capture", "orders"),
                                        "serving",
                                        "44 rounds, 1304 documents")));

        assertThat(model.rate()).isEqualTo(50);
    }
}
