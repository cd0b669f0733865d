package dev.turnstone.app.ui.task;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Each work on a virtual thread of its own, its outcome on the window's thread. Counts what is
/// under way.
public final class FxTasks implements Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(FxTasks.class);

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());
    private final ReadOnlyIntegerWrapper busy = new ReadOnlyIntegerWrapper();
    private final Executor window;
    private final Consumer<? super Failure> complaints;

    public FxTasks(Executor window, Consumer<? super Failure> complaints) {
        this.window = window;
        this.complaints = complaints;
    }

    /// How many are under way.
    public ReadOnlyIntegerProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done) {
        run(work, done, complaints);
    }

    @Override
    public <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        if (threads.isShutdown()) {
            LOG.debug("Nothing is begun any more: the window is closed");
            return;
        }
        busy.set(busy.get() + 1);
        threads.execute(() -> report(work, done, failed));
    }

    /// The edge: whatever breaks is told to whoever waits.
    private <T> void report(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        try {
            T result = work.call();
            window.execute(() -> end(() -> done.accept(result)));
        } catch (Exception | Error e) {
            LOG.debug("A task of the workbench failed", e);
            window.execute(() -> end(() -> failed.accept(Failure.of(e))));
        }
    }

    private void end(Runnable telling) {
        busy.set(busy.get() - 1);
        telling.run();
    }

    /// What is under way is not waited for, and never interrupted: an interrupt amid a reading
    /// would close the history's file. What a page asks for afterwards, since an answer still
    /// reached it, is not begun.
    @Override
    public void close() {
        threads.shutdown();
    }
}
