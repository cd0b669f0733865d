package dev.turnstone.app.ui;

import javafx.application.Platform;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Starts the window's toolkit once for all tests: on the display where there is one, else on the
/// toolkit's own headless platform.
public final class Toolkit implements BeforeAllCallback {
    private static final long PATIENCE_SECONDS = 200;
    private static boolean started;

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        start();
    }

    static synchronized void start() throws InterruptedException {
        if (started) {
            return;
        }
        if (!hasDisplay()) {
            System.setProperty("glass.platform", "Headless");
        }
        System.setProperty("prism.order", "sw");
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        Platform.setImplicitExit(false);
        if (!up.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the toolkit did not start");
        }
        started = true;
    }

    public static boolean hasDisplay() {
        return System.getenv("DISPLAY") != null;
    }

    /// On the window's thread, waited for.
    public static <T> T on(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("on the window's thread", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the window's thread is held up", e);
        }
    }

    /// Waits until a frame was drawn.
    public static void pulse() {
        CountDownLatch drawn = new CountDownLatch(1);
        Platform.runLater(
                () ->
                        new javafx.animation.AnimationTimer() {
                            private int frames;

                            @Override
                            public void handle(long now) {
                                if (++frames > 1) {
                                    stop();
                                    drawn.countDown();
                                }
                            }
                        }.start());
        try {
            if (!drawn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no frame was drawn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static void run(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }
}
