package dev.turnstone.app.ui.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Does work away from the window's thread and brings the outcome back to it. Called on the
/// window's thread.
public interface Tasks extends AutoCloseable {
    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed);

    /// A failure is shown as a dialog.
    <T> void run(Callable<T> work, Consumer<? super T> done);

    @Override
    default void close() {}

    /// Everything at once on the calling thread: for tests of view models.
    static Tasks direct(Consumer<? super Failure> complaints) {
        return new DirectTasks(complaints);
    }
}
