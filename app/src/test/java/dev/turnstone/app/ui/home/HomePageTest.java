package dev.turnstone.app.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.sandbox.Asking;
import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.ui.PastRuns;
import dev.turnstone.app.ui.Screenshots;
import dev.turnstone.app.ui.TestDesk;
import dev.turnstone.app.ui.UiTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

@UiTest
class HomePageTest {
    @TempDir private Path home;

    @Test
    void anEmptyHomeOffersTheSandbox() {
        try (TestDesk desk = TestDesk.open(home)) {
            Screenshots.take("home-empty", desk::shell, () -> !desk.feed().now().isEmpty());
            assertThat(desk.feed().now().current()).isEqualTo("main");
            assertThat(desk.failures()).isEmpty();
        }
    }

    @Test
    void aHomeWithAPastShowsItsSessionsAndRuns() throws Exception {
        try (PastRuns past = PastRuns.in(home)) {
            past.spec("prod", 1).spec("gamma", 1).current("prod");
            past.run("gamma", "", "");
            past.run("gamma", "orders/snapshot", "");
            past.run("prod", "", "orders/teardown");
        }
        try (TestDesk desk = TestDesk.open(home)) {
            Screenshots.take(
                    "home-runs", desk::shell, () -> desk.feed().now().session("gamma").isPresent());
            assertThat(desk.failures()).isEmpty();
        }
    }

    @Test
    void aTrialShowsHowFarItIsAndItsAccount() {
        try (TestDesk desk = TestDesk.open(home)) {
            StillHouse house = new StillHouse(home);
            Screenshots.take(
                    "home-trial-running",
                    () -> trial(desk, house),
                    () -> desk.feed().now().session("sandbox").isPresent());
            house.now = TrialPhase.WAITING_FOR_APPROVAL;
            Screenshots.take("home-trial-approval", () -> trial(desk, house));
            house.end.countDown();
            Screenshots.take("home-trial-done", () -> trial(desk, house));
        }
    }

    private static javafx.scene.Parent trial(TestDesk desk, TrialHouse house) {
        TrialViewModel model = new TrialViewModel(desk.desk(), house);
        model.start();
        return desk.around(new HomePage(desk.desk(), new HomeViewModel(desk.desk()), model));
    }

    /// Stands still at a phase until it is let go.
    private static final class StillHouse extends TrialHouse {
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile TrialPhase now = TrialPhase.MIGRATING;

        StillHouse(Path folder) {
            super(folder);
        }

        @Override
        TrialReport play(Asking engine, String session) throws InterruptedException {
            end.await();
            now = TrialPhase.DONE;
            return new TrialReport(
                    5_214,
                    3_180,
                    1_904,
                    0,
                    41,
                    0,
                    0,
                    0,
                    0,
                    0,
                    "proven",
                    "succeeded",
                    118,
                    List.of(),
                    "report.json");
        }

        @Override
        TrialPhase phase() {
            return now;
        }

        @Override
        long requests() {
            return 3_180;
        }

        @Override
        long writes() {
            return 1_904;
        }
    }
}
