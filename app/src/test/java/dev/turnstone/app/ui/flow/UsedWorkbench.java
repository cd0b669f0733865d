package dev.turnstone.app.ui.flow;

import dev.turnstone.app.ui.Launcher;
import dev.turnstone.app.ui.Toolkit;
import dev.turnstone.app.ui.run.Windowed;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import java.util.concurrent.TimeUnit;

/// The program itself in a process that somebody can kill, and a hand that starts a migration in
/// it, approves, pauses and resumes: then it says so and does nothing more.
final class UsedWorkbench {
    static final String RESUMED = "resumed";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private UsedWorkbench() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("hand").start(UsedWorkbench::use);
        Launcher.launch();
    }

    private static void use() {
        try {
            awaitWindow();
            Windowed window = Windowed.ofTheFirst();
            Hand hand = new Hand(window);
            hand.open(KeyCode.DIGIT2);
            window.await(() -> hand.isEnabled("#wizard-start"));
            window.click("#wizard-start");
            hand.agreeTo("#step-approve");
            hand.agreeTo("#run-pause");
            hand.agreeTo("#run-resume");
            window.await(() -> window.find("#run-pause").isPresent());
            System.out.println(RESUMED);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    static void awaitWindow() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!isThere()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no window came");
            }
            Thread.onSpinWait();
        }
        Toolkit.pulse();
    }

    private static boolean isThere() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
            boolean[] there = new boolean[1];
            Platform.runLater(() -> there[0] = !Window.getWindows().isEmpty());
            TimeUnit.MILLISECONDS.sleep(100);
            return there[0];
        } catch (IllegalStateException e) {
            // The toolkit is not up yet.
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
