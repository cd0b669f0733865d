package dev.turnstone.app.ui.bench;

import dev.turnstone.app.ui.shell.WindowRoot;
import dev.turnstone.app.ui.task.FxThread;

import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;
import javafx.stage.Window;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The window of this process, looked at from outside of it. Not on the window's thread.
final class OpenWindow {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long LOOK_MILLIS = 5;

    private final FxThread window = new FxThread();

    /// When its page was painted with what the engine told, and what that took.
    record Usable(long usableAt, Usage usage) {}

    Usable untilUsable() throws InterruptedException {
        await(() -> root().map(OpenWindow::knowsItsSessions).orElse(false));
        on(OpenWindow::painted).join();
        long now = System.currentTimeMillis();
        return new Usable(now, Usage.now());
    }

    WindowRoot shown() {
        return on(() -> root().orElseThrow());
    }

    void await(Supplier<Boolean> wished) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!isUp() || !on(wished)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("what was waited for did not come");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    <T> T on(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        window.execute(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        done.completeExceptionally(e);
                    }
                });
        return done.join();
    }

    private boolean isUp() {
        try {
            window.execute(() -> {});
            return true;
        } catch (IllegalStateException e) {
            // The toolkit is on its way.
            return false;
        }
    }

    private static boolean knowsItsSessions(WindowRoot root) {
        return root.lookup("#sessions") instanceof ListView<?> list && !list.getItems().isEmpty();
    }

    private static Optional<WindowRoot> root() {
        for (Window each : Window.getWindows()) {
            if (each.isShowing() && each.getScene().getRoot() instanceof WindowRoot root) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    /// Two frames from now.
    private static CompletableFuture<Boolean> painted() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames > 1) {
                    stop();
                    done.complete(true);
                }
            }
        }.start();
        return done;
    }
}
