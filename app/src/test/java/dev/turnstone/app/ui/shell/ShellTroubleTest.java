package dev.turnstone.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.ui.feed.EngineFeed;
import dev.turnstone.app.ui.page.Desk;
import dev.turnstone.app.ui.run.FakeDesk;
import dev.turnstone.app.ui.run.SampleRun;
import dev.turnstone.app.ui.theme.Tone;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What the window says of an engine that refuses, or is silent.
class ShellTroubleTest {
    private static final String REFUSED = "There is no sessions.";

    private final FakeDesk fake = new FakeDesk();
    private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

    @Test
    void whyNothingIsKnownIsToldInsteadOfNothingPlanned() throws InterruptedException {
        fake.engine().refuse("sessions");
        try (EngineFeed feed = feed()) {
            ShellViewModel model = new ShellViewModel(desk(feed));
            until(() -> !feed.now().trouble().isEmpty());

            assertThat(model.staleProperty().get()).contains(REFUSED);
            assertThat(model.questionsProperty().get())
                    .isEqualTo(ThreeQuestions.unknown(fake.desk().texts()));
        }
    }

    @Test
    void whatWasKnownBeforeLosesItsColourWhileTheEngineRefuses() throws InterruptedException {
        fake.engine().running(SampleRun.done());
        try (EngineFeed feed = feed()) {
            ShellViewModel model = new ShellViewModel(desk(feed));
            until(() -> feed.now().run().isPresent());
            assertThat(model.questionsProperty().get().back().tone()).isEqualTo(Tone.GOOD);

            fake.engine().refuse("sessions");
            feed.refresh();
            until(() -> !feed.now().trouble().isEmpty());

            assertThat(model.staleProperty().get()).contains(REFUSED);
            assertThat(model.questionsProperty().get().back().tone()).isEqualTo(Tone.NEUTRAL);
        }
    }

    @Test
    void anEngineThatWasNeverHeardOfIsSilent() {
        ShellViewModel model = new ShellViewModel(fake.desk());
        model.tick();
        assertThat(model.staleProperty().get()).isEmpty();

        fake.pass(Duration.ofMinutes(1));
        model.tick();

        assertThat(model.staleProperty().get()).contains("60");
    }

    private EngineFeed feed() {
        return new EngineFeed(fake.engine(), window::add, fake.desk().clock()).start();
    }

    private Desk desk(EngineFeed feed) {
        Desk desk = fake.desk();
        return new Desk(
                desk.home(),
                desk.engine(),
                feed,
                desk.tasks(),
                desk.texts(),
                desk.navigator(),
                desk.clock(),
                desk.settings());
    }

    private void until(BooleanSupplier wished) throws InterruptedException {
        while (!wished.getAsBoolean()) {
            Runnable next = window.poll(30, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            next.run();
        }
    }
}
