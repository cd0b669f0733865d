package dev.turnstone.app.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The queue stands for the window's thread.
class FxTasksTest {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final List<Failure> complaints = new ArrayList<>();
    private final FxTasks tasks = new FxTasks(window::add, complaints::add);

    @Test
    void anOutcomeArrivesOnTheWindowsThread() throws InterruptedException {
        List<String> outcomes = new ArrayList<>();
        tasks.run(() -> "read", outcomes::add);
        assertThat(tasks.busyProperty().get()).isEqualTo(1);
        next().run();
        assertThat(outcomes).containsExactly("read");
        assertThat(tasks.busyProperty().get()).isZero();
    }

    @Test
    void anErrorIsToldToo() throws InterruptedException {
        tasks.run(
                () -> {
                    throw new StackOverflowError();
                },
                outcome -> {});
        next().run();
        assertThat(complaints).hasSize(1);
    }

    @Test
    void aPageThatAsksAgainAfterTheWindowClosedIsNotRefusedWithAnException()
            throws InterruptedException {
        List<String> outcomes = new ArrayList<>();
        tasks.run(
                () -> "read",
                outcome -> {
                    outcomes.add(outcome);
                    tasks.run(() -> "read again", outcomes::add);
                });
        tasks.close();
        next().run();
        assertThat(outcomes).containsExactly("read");
        assertThat(tasks.busyProperty().get()).isZero();
    }

    private Runnable next() throws InterruptedException {
        Runnable next = window.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }
}
