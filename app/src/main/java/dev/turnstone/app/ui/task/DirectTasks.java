package dev.turnstone.app.ui.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Does everything at once on the calling thread.
final class DirectTasks implements Tasks {
    private final Consumer<? super Failure> complaints;

    DirectTasks(Consumer<? super Failure> complaints) {
        this.complaints = complaints;
    }

    @Override
    public <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(Failure.of(e));
            return;
        }
        done.accept(result);
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done) {
        run(work, done, complaints);
    }
}
