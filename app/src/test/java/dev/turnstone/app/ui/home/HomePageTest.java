package dev.turnstone.app.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.app.sandbox.Asking;
import dev.turnstone.app.sandbox.TrialPhase;
import dev.turnstone.app.sandbox.TrialReport;
import dev.turnstone.app.ui.PastRuns;
import dev.turnstone.app.ui.Screenshots;
import dev.turnstone.app.ui.Screenshots.Looks;
import dev.turnstone.app.ui.SomebodysHome;
import dev.turnstone.app.ui.TestDesk;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.UiTest;

import javafx.scene.Parent;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

@UiTest
class HomePageTest {
    @TempDir private Path folder;

    @Test
    void anEmptyHomeOffersTheSandbox() {
        empty(Looks.ONE);
    }

    @Test
    @Tag("soak")
    void anEmptyHomeInEveryLook() {
        empty(Looks.EVERY);
    }

    @Test
    void aHomeWithAPastShowsItsSessionsAndRuns() throws Exception {
        past(Looks.ONE);
    }

    @Test
    @Tag("soak")
    void aHomeWithAPastInEveryLook() throws Exception {
        past(Looks.EVERY);
    }

    @Test
    void aTrialShowsHowFarItIsAndItsAccount() {
        trial(Looks.ONE);
    }

    @Test
    @Tag("soak")
    void aTrialInEveryLook() {
        trial(Looks.EVERY);
    }

    private void empty(Looks looks) {
        try (SomebodysHome home = new SomebodysHome(folder);
                TestDesk desk = TestDesk.open(home.place())) {
            Screenshots.take(looks, "home-empty", desk::window, () -> !desk.feed().now().isEmpty());
            assertThat(desk.feed().now().current()).isEqualTo("main");
            assertThat(desk.failures()).isEmpty();
        }
    }

    private void past(Looks looks) throws InterruptedException {
        try (SomebodysHome home = new SomebodysHome(folder)) {
            try (PastRuns past = PastRuns.in(home.place())) {
                past.spec("prod", 1).spec("gamma", 1).current("prod");
                past.run("gamma", "", "");
                past.run("gamma", PastRuns.SNAPSHOT, "");
                past.run("prod", "", PastRuns.TEARDOWN);
                past.spec("orders-and-customers-of-2026", 1);
                past.run("orders-and-customers-of-2026", "", PastRuns.TEARDOWN);
            }
            try (TestDesk desk = TestDesk.open(home.place())) {
                Screenshots.take(
                        looks,
                        "home-runs",
                        desk::window,
                        () -> desk.feed().now().session("gamma").isPresent());
                assertThat(desk.failures()).isEmpty();
            }
        }
    }

    /// One trial that goes from picture to picture.
    private void trial(Looks looks) {
        try (SomebodysHome home = new SomebodysHome(folder);
                TestDesk desk = TestDesk.open(home.place())) {
            StillHouse house = new StillHouse(home.place());
            TrialViewModel model = new TrialViewModel(desk.desk(), house);
            Toolkit.run(model::start);
            Screenshots.take(
                    looks,
                    "home-trial-running",
                    () -> trial(desk, model),
                    () -> desk.feed().now().session("sandbox").isPresent());
            house.now = TrialPhase.WAITING_FOR_APPROVAL;
            Screenshots.take(
                    looks,
                    "home-trial-approval",
                    () -> trial(desk, model),
                    () -> model.progressProperty().get().phase() == house.now);
            house.end.countDown();
            Screenshots.take(
                    looks,
                    "home-trial-done",
                    () -> trial(desk, model),
                    () -> model.progressProperty().get().state() == TrialProgress.State.DONE);
        }
    }

    private static Parent trial(TestDesk desk, TrialViewModel model) {
        return desk.window("home", own -> new HomePage(own, new HomeViewModel(own), model));
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
