package dev.turnstone.app.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.sandbox.Asking;
import dev.turnstone.app.sandbox.TrialCancelled;
import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.ui.run.FakeDesk;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class TrialViewModelTest {
    private final FakeDesk desk = new FakeDesk();

    TrialViewModelTest() {
        desk.engine().answer("session-create", "{}").answer("session-switch", "{}");
    }

    @Test
    void aTrialGivesItsAccountAndIsLeft() {
        TrialViewModel model = new TrialViewModel(desk.desk(), new Played(false));

        model.start();

        assertThat(model.progressProperty().get().state()).isEqualTo(TrialProgress.State.DONE);
        assertThat(model.progressProperty().get().report()).isPresent();
        assertThat(desk.engine().asked("session-create")).hasSize(1);
        assertThat(model.hasServers()).isTrue();
        model.leave();
        assertThat(model.hasServers()).isFalse();
        assertThat(model.progressProperty().get().state()).isEqualTo(TrialProgress.State.IDLE);
    }

    @Test
    void aTrialThatWasCancelledIsNoFailure() {
        TrialViewModel model = new TrialViewModel(desk.desk(), new Played(true));

        model.start();

        assertThat(model.progressProperty().get().state()).isEqualTo(TrialProgress.State.IDLE);
        assertThat(model.progressProperty().get().failure()).isEmpty();
    }

    @Test
    void approvingIsAskedOfTheTrialsOwnSession() {
        desk.engine().answer("approve", "{}");
        TrialViewModel model = new TrialViewModel(desk.desk(), new Played(false));
        model.start();

        model.approve();

        assertThat(desk.engine().asked("approve").getFirst().path("session").asString(""))
                .isEqualTo("sandbox");
    }

    /// Ends at once.
    private static final class Played extends TrialHouse {
        private final boolean cancelled;

        Played(boolean cancelled) {
            super(Path.of("nowhere"));
            this.cancelled = cancelled;
        }

        @Override
        TrialReport play(Asking engine, String session) {
            if (cancelled) {
                throw new TrialCancelled();
            }
            return new TrialReport(
                    10,
                    5,
                    3,
                    0,
                    1,
                    0,
                    0,
                    0,
                    0,
                    0,
                    "proven",
                    "succeeded",
                    2,
                    List.of(),
                    "report.json");
        }

        @Override
        TrialPhase phase() {
            return TrialPhase.DONE;
        }
    }
}
